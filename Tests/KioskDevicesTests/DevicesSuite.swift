import Testing

/// Everything that runs programs under the testbed: one at a time, so that a small machine does not decide what is seen.
@Suite(.serialized, .timeLimit(.minutes(5))) enum DevicesSuite {}

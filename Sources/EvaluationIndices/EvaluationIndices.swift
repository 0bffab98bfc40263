// EvaluationIndices: what figures mean. Pure statistics.
//
// What comes in: counts. What goes out: shares with their intervals, response rate, coverage, how far a sample carries,
// percentages as they are written, scores of the law, places among peers, and flags with the counts that raised them.
//
// What is promised:
// - No value is not zero: a share of nothing, a coverage without figures from the one-stop software, are `nil` or
//   `unknown`, and stay so until they are written.
// - Every percentage is rounded in one place and one way: one decimal, half away from zero, from whole numbers where the
//   figure is a share of counts.
// - Every index is a type of its own that names its source and the date of it, so that a changed rule becomes another
//   type and never silently another figure.
//
// Limits: counts are not negative; sums stay within 63 bits for every count that can travel.

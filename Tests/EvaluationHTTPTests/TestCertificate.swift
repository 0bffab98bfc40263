import EvaluationHTTP
import Foundation

/// A certificate for localhost, signed by itself, for a hundred years. Its key is no secret.
enum TestCertificate {
  /// Writes both files into a folder.
  static func files(in folder: URL) throws -> TLSFiles {
    let (certificatePath, keyPath) = (folder.appending(path: "certificate.pem"), folder.appending(path: "key.pem"))
    try Data(certificate.utf8).write(to: certificatePath)
    try Data(key.utf8).write(to: keyPath)
    return TLSFiles(certificatePath: certificatePath.path, keyPath: keyPath.path)
  }

  private static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBmzCCAUGgAwIBAgIUZLW6JDlmvLLCl0zDNItO2lFRABQwCgYIKoZIzj0EAwIw
    FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTA5MDYxN1oYDzIxMjYxMDI4
    MDkwNjE3WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
    PQMBBwNCAASO82gNNwO5+QsUkvRsmNlfjJ+E9NVmJurDy9QVoeSTby3AzbCg2sFa
    8JZ3dxENTsw+pJ/5gPbZopMLzi+ivN+ho28wbTAdBgNVHQ4EFgQUvRjq/oQuu2Qw
    92tvtkn0l6Q3kpgwHwYDVR0jBBgwFoAUvRjq/oQuu2Qw92tvtkn0l6Q3kpgwDwYD
    VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
    zj0EAwIDSAAwRQIhAOnkrqwX70ul3zKgbbsI5uEWd79mwk61MKbfRGSVDgg8AiAh
    zFJ09xZya4LEDCfHX9azvlqgyAGS3pD779RXJdd84Q==
    -----END CERTIFICATE-----

    """

  private static let key = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgemaSokijGJodVLNx
    LUJmnsHkVdugvXMiyxqEe6m0VGuhRANCAASO82gNNwO5+QsUkvRsmNlfjJ+E9NVm
    JurDy9QVoeSTby3AzbCg2sFa8JZ3dxENTsw+pJ/5gPbZopMLzi+ivN+h
    -----END PRIVATE KEY-----

    """
}

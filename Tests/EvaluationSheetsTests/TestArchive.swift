import CZip
import Foundation
import Testing

/// Makes containers, good ones and others.
enum TestArchive {
  /// - Parameters:
  ///   - parts: by name, packed in this order.
  ///   - isStored: whether their bytes stand there as they are.
  static func packed(_ parts: [(name: String, content: Data)], isStored: Bool = false) throws -> Data {
    let source = try #require(zip_source_buffer_create(nil, 0, 0, nil))
    let archive = try #require(zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, nil))
    zip_source_keep(source)
    defer { zip_source_free(source) }
    for (name, content) in parts {
      let copy = try #require(malloc(max(1, content.count)))
      content.withUnsafeBytes { bytes in _ = bytes.baseAddress.map { memcpy(copy, $0, content.count) } }
      let entry = try #require(zip_source_buffer(archive, copy, zip_uint64_t(content.count), 1))
      let index = zip_file_add(archive, name, entry, zip_flags_t(ZIP_FL_ENC_UTF_8))
      try #require(index >= 0)
      if isStored { zip_set_file_compression(archive, zip_uint64_t(index), ZIP_CM_STORE, 0) }
    }
    try #require(zip_close(archive) == 0)
    return try content(of: source)
  }

  /// The same container with every occurrence of one name in place of another of the same length: what no library writes.
  static func renamed(_ archive: Data, _ name: String, to other: String) -> Data {
    precondition(name.utf8.count == other.utf8.count)
    var renamed = archive
    while let range = renamed.range(of: Data(name.utf8)) { renamed.replaceSubrange(range, with: Data(other.utf8)) }
    return renamed
  }

  private static func content(of source: OpaquePointer) throws -> Data {
    try #require(zip_source_open(source) == 0)
    defer { zip_source_close(source) }
    var content = Data()
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = zip_source_read(source, &chunk, zip_uint64_t(chunk.count))
      guard count > 0 else { return content }
      content.append(contentsOf: chunk[..<Int(count)])
    }
  }
}

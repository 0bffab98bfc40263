import CZip
import Foundation

/// The container of a workbook, opened by libzip in memory; its parts are unpacked one by one and within bounds.
///
/// What an entry says of its size is not believed: bytes are counted as they come out.
final class Archive {
  private struct Entry {
    let index: zip_uint64_t
    let name: String
    let packedBytes: Int
  }

  private let archive: OpaquePointer
  private let limits: SheetLimits
  private var entries: [String: Entry] = [:]
  private var unpackedBytes = 0

  init(_ data: Data, limits: SheetLimits) throws(SheetProblem) {
    self.limits = limits
    let parts = Self.entriesAnnounced(in: data)
    guard parts <= limits.parts else { throw SheetProblem(.archiveTooManyParts, "\(parts)") }
    guard let archive = Self.opened(data) else { throw SheetProblem(.archiveDamaged) }
    self.archive = archive
    try list()
  }

  deinit { zip_discard(archive) }

  func has(_ name: String) -> Bool { entries[PartName.key(name)] != nil }

  /// The content of a part.
  func part(_ name: String) throws(SheetProblem) -> Data {
    guard let entry = entries[PartName.key(name)] else { throw SheetProblem(.partMissing, name) }
    guard let file = zip_fopen_index(archive, entry.index, 0) else { throw SheetProblem(.archiveDamaged, name) }
    defer { zip_fclose(file) }
    var content = Data()
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = Int(zip_fread(file, &chunk, zip_uint64_t(chunk.count)))
      guard count >= 0 else { throw SheetProblem(.archiveDamaged, name) }
      guard count > 0 else { return content }
      content.append(contentsOf: chunk[..<count])
      unpackedBytes += count
      try check(unpacked: content.count, of: entry)
      guard unpackedBytes <= limits.unpackedBytes else {
        throw SheetProblem(.unpackedTooLarge, "\(limits.unpackedBytes)")
      }
    }
  }

  private func check(unpacked: Int, of entry: Entry) throws(SheetProblem) {
    guard unpacked > limits.ratioFromBytes, unpacked / limits.unpackingRatio > entry.packedBytes else { return }
    throw SheetProblem(.unpackingRatio, entry.name)
  }

  /// Looks at what the entries say of themselves before any of them is unpacked.
  private func list() throws(SheetProblem) {
    var announcedBytes = 0
    for index in 0..<zip_uint64_t(max(0, zip_get_num_entries(archive, 0))) {
      var told = zip_stat_t()
      guard zip_stat_index(archive, index, 0, &told) == 0, let pointer = told.name else {
        throw SheetProblem(.archiveDamaged)
      }
      let name = String(cString: pointer)
      guard PartName.isSafe(name) else { throw SheetProblem(.archivePathUnsafe, name) }
      guard told.encryption_method == ZIP_EM_NONE else { throw SheetProblem(.passwordProtected) }
      let entry = Entry(index: index, name: name, packedBytes: Int(clamping: told.comp_size))
      let size = Int(clamping: told.size)
      try check(unpacked: size, of: entry)
      let (sum, isOver) = announcedBytes.addingReportingOverflow(size)
      guard !isOver, sum <= limits.unpackedBytes else {
        throw SheetProblem(.unpackedTooLarge, "\(limits.unpackedBytes)")
      }
      announcedBytes = sum
      guard entries.updateValue(entry, forKey: PartName.key(name)) == nil else {
        throw SheetProblem(.archiveEntryRepeated, name)
      }
    }
  }

  private static func opened(_ data: Data) -> OpaquePointer? {
    guard let copy = malloc(data.count) else { return nil }
    data.withUnsafeBytes { bytes in _ = bytes.baseAddress.map { memcpy(copy, $0, data.count) } }
    guard let source = zip_source_buffer_create(copy, zip_uint64_t(data.count), 1, nil) else {
      free(copy)
      return nil
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
      zip_source_free(source)
      return nil
    }
    return archive
  }

  /// How often the mark of an entry in the central directory occurs: libzip keeps some hundred bytes for each.
  private static func entriesAnnounced(in data: Data) -> Int {
    let mark = UInt32(0x0201_4B50)
    return data.withUnsafeBytes { bytes in
      guard bytes.count >= 4 else { return 0 }
      var count = 0
      var window = UInt32(0)
      for byte in bytes {
        window = window >> 8 | UInt32(byte) << 24
        if window == mark { count += 1 }
      }
      return count
    }
  }
}

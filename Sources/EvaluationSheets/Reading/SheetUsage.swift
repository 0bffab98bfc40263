/// What has been read so far, for the bounds that hold of all sheets together.
struct SheetUsage {
  var rows = 0
  var cells = 0
}

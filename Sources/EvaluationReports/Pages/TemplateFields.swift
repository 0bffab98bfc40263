import Mustache

/// What long tables answer to their templates, name by name. Without it each value is mirrored whole for each name that is asked
/// for, which takes longer than everything else that a report does. `TemplateFieldsTests` holds the names to the properties.

extension SheetSection: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "identifier": identifier
    case "heading": heading
    case "notes": notes
    case "tables": tables
    default: nil
    }
  }
}

extension SheetTable: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "identifier": identifier
    case "heading": heading
    case "notes": notes
    case "hidden": hidden
    case "picture": picture
    case "rowHeading": rowHeading
    case "heads": heads
    case "rows": rows
    case "hasRows": hasRows
    default: nil
    }
  }
}

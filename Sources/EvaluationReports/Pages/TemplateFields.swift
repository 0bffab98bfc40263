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

extension TableModel.Row: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "identifier": identifier
    case "kind": kind
    case "name": self.name
    case "link": link
    case "code": code
    case "between": between
    case "served": served
    case "cells": cells
    default: nil
    }
  }
}

extension TableModel.Cell: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "pieces": pieces
    case "minor": minor
    case "plot": plot
    default: nil
    }
  }
}

extension TableModel.Minor: MustacheParent {
  func child(named name: String) -> Any? { name == "pieces" ? pieces : nil }
}

extension TableModel.Piece: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "before": before
    case "identifier": identifier
    case "kind": kind
    case "text": text
    case "after": after
    default: nil
    }
  }
}

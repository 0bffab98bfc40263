// EvaluationPrinting: makes PDF of issued reports with WeasyPrint, a program of its own, while nobody waits for it.
//
// What comes in: forms that wait in the store (`ClosingPrintStore`), and HTML that the centre itself made. What goes out: the PDF,
// attached to its closing, or a stable code of what went wrong.
//
// What is promised:
// - One at a time; of several evaluationd over one store one makes it. The first one made is the one that is kept, to the
//   byte.
// - What was being made when a process ended is made after its claim is over, by whoever comes first.
// - The program gets the document on its standard input and nothing else: no file of the centre, no address to load from, an
//   environment of its own, an empty folder, which is removed afterwards. A document that names anything outside itself is not
//   handed to it at all.
// - It is killed after `PrintLimits.seconds`, and has bounded memory, processor time and output.
// - No word of a document is in a log.
//
// Limits: `PrintLimits`. After three attempts nobody tries again; the same document is there as HTML.
//
// Faults survived: no such program; one that fails, hangs, takes all memory or writes without end; a store that is busy.

// CXLSXWriter: libxlsxwriter, which writes workbooks that every spreadsheet opens, and the kernel's file in memory to write
// them to: this version of the library can write to nothing but a file, and figures have no business on a disk.
#ifndef RATING_KIOSK_CXLSXWRITER_SHIM_H
#define RATING_KIOSK_CXLSXWRITER_SHIM_H
#include <xlsxwriter.h>

// As <sys/mman.h> declares it, which Swift's own module of the C library leaves out.
int memfd_create(const char *name, unsigned int flags);
#endif

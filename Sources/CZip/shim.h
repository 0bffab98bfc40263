// CZip: libzip, by which the container of a workbook is opened.
#ifndef RATING_KIOSK_CZIP_SHIM_H
#define RATING_KIOSK_CZIP_SHIM_H
#include <zip.h>
#endif

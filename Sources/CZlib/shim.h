// CZlib: zlib, by which archives of the journal are compressed so that any gzip can read them.
#ifndef RATING_KIOSK_CZLIB_SHIM_H
#define RATING_KIOSK_CZLIB_SHIM_H
#include <zlib.h>
#endif

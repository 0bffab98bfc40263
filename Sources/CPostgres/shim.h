// CPostgres: libpq, PostgreSQL's own client library.
#ifndef RATING_KIOSK_CPOSTGRES_SHIM_H
#define RATING_KIOSK_CPOSTGRES_SHIM_H
#include <libpq-fe.h>
#endif

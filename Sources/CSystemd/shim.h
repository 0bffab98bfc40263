// CSystemd: the part of libsystemd by which a daemon tells its state (sd_notify) and learns of its watchdog.
#ifndef RATING_KIOSK_CSYSTEMD_SHIM_H
#define RATING_KIOSK_CSYSTEMD_SHIM_H
#include <systemd/sd-daemon.h>
#endif

// CUdev: libudev, by which input devices are found and their coming and going is noticed.
#ifndef RATING_KIOSK_CUDEV_SHIM_H
#define RATING_KIOSK_CUDEV_SHIM_H
#include <libudev.h>
#endif

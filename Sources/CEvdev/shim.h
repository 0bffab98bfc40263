// CEvdev: libevdev, the reference implementation of reading the kernel's input devices, and the key codes it brings along.
#ifndef RATING_KIOSK_CEVDEV_SHIM_H
#define RATING_KIOSK_CEVDEV_SHIM_H
#include <libevdev/libevdev.h>
#endif

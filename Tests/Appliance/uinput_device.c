/* A device that the kernel believes in. */

#define _GNU_SOURCE
#include "scenario_player.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

enum { UDEV_PATIENCE_SECONDS = 20 };

static void ask(int device, unsigned long request, uintptr_t argument, const char *name) {
  if (ioctl(device, request, argument) < 0) fail("%s: %s", name, strerror(errno));
}

static void add_bit(int device, struct bit bit) {
  ask(device, UI_SET_EVBIT, (uintptr_t)bit.type, "UI_SET_EVBIT");
  switch (bit.type) {
    case EV_KEY: return ask(device, UI_SET_KEYBIT, (uintptr_t)bit.code, "UI_SET_KEYBIT");
    case EV_MSC: return ask(device, UI_SET_MSCBIT, (uintptr_t)bit.code, "UI_SET_MSCBIT");
    case EV_SW: return ask(device, UI_SET_SWBIT, (uintptr_t)bit.code, "UI_SET_SWBIT");
    default: fail("no device is made with events of type %d", bit.type);
  }
}

/* The event node of a device that was just made: the one folder of that name in its own. */
static int find_node(int device, char node[64]) {
  char name[64] = "", pattern[128];
  ask(device, UI_GET_SYSNAME(sizeof name), (uintptr_t)name, "UI_GET_SYSNAME");
  snprintf(pattern, sizeof pattern, "/sys/devices/virtual/input/%s/event*", name);
  glob_t found;
  int is_found = glob(pattern, 0, NULL, &found) == 0;
  if (is_found) snprintf(node, 64, "/dev/input/%s", strrchr(found.gl_pathv[0], '/') + 1);
  globfree(&found);
  return is_found;
}

/* The node is there before udev knows it; programs that ask udev see it only then. */
static int is_described(const char *node) {
  struct stat status;
  char record[64];
  if (stat(node, &status) < 0) return 0;
  snprintf(record, sizeof record, "/run/udev/data/c%u:%u", major(status.st_rdev), minor(status.st_rdev));
  return access(record, F_OK) == 0;
}

int plug_device(const struct description *description, char node[64]) {
  int device = open("/dev/uinput", O_RDWR | O_CLOEXEC);
  if (device < 0) fail("/dev/uinput: %s", strerror(errno));
  for (int i = 0; i < description->bit_count; i++) add_bit(device, description->bits[i]);
  if (description->axis_count > 0) ask(device, UI_SET_EVBIT, EV_ABS, "UI_SET_EVBIT");
  for (int i = 0; i < description->axis_count; i++)
    ask(device, UI_ABS_SETUP, (uintptr_t)&description->axes[i], "UI_ABS_SETUP");
  for (int i = 0; i < description->property_count; i++)
    ask(device, UI_SET_PROPBIT, (uintptr_t)description->properties[i], "UI_SET_PROPBIT");
  ask(device, UI_DEV_SETUP, (uintptr_t)&description->setup, "UI_DEV_SETUP");
  ask(device, UI_DEV_CREATE, 0, "UI_DEV_CREATE");
  int64_t until = now_microseconds() + UDEV_PATIENCE_SECONDS * 1000000LL;
  while (!find_node(device, node) || !is_described(node)) {
    if (now_microseconds() > until) fail("udev did not describe the device within %d s", UDEV_PATIENCE_SECONDS);
    nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
  }
  return device;
}

void unplug_device(int device) {
  ask(device, UI_DEV_DESTROY, 0, "UI_DEV_DESTROY");
  close(device);
}

void write_event(int device, int64_t at, int type, int code, int value) {
  struct input_event event = {.type = (uint16_t)type, .code = (uint16_t)code, .value = value};
  event.input_event_sec = at / 1000000;
  event.input_event_usec = at % 1000000;
  if (write(device, &event, sizeof event) != sizeof event) fail("an event could not be written: %s", strerror(errno));
}

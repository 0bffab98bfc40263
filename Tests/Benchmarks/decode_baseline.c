/* decode_baseline: what events of a device cost when a program only takes them from libevdev.
 *
 *     decode_baseline NODE
 *
 * Says {"ready":true}; then, each time the node has something to read, takes events until there are no more and says
 * {"drained": nanoseconds of this thread's CPU, "told": events}. Flags are those with which the kiosk asks (EvdevNode.swift).
 * Errors are told on standard error, exit status 1. */

#include <errno.h>
#include <fcntl.h>
#include <libevdev/libevdev.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static int64_t thread_time(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

int main(int count, char **arguments) {
  struct libevdev *device = NULL;
  int node = count == 2 ? open(arguments[1], O_RDONLY | O_NONBLOCK | O_CLOEXEC) : -1;
  if (node < 0) fail("decode_baseline: no node");
  if (libevdev_new_from_fd(node, &device) != 0) fail("decode_baseline: not a device");
  if (libevdev_set_clock_id(device, CLOCK_MONOTONIC) != 0) fail("decode_baseline: no monotonic clock");
  puts("{\"ready\":true}");
  fflush(stdout);

  struct pollfd set = {.fd = node, .events = POLLIN};
  while (poll(&set, 1, -1) == 1) {
    struct input_event event;
    int64_t began = thread_time(), told = 0;
    int status;
    while ((status = libevdev_next_event(device, LIBEVDEV_READ_FLAG_NORMAL | LIBEVDEV_READ_FLAG_BLOCKING, &event)) >= 0)
      told++;
    int64_t ended = thread_time();
    if (status != -EAGAIN) fail("decode_baseline: the device is gone");
    printf("{\"drained\":%lld,\"told\":%lld}\n", (long long)(ended - began), (long long)told);
    fflush(stdout);
  }
  return 0;
}

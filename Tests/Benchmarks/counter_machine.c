/* counter_machine: lends a program under the testbed what a machine at a counter has. Loaded before umockdev's library.
 *
 * - One system call for a read. umockdev asks the testbed before each read of an emulated device, two hops between processes
 *   and a turn of an interpreter, some hundred microseconds. Here reads go to the kernel, where the testbed's FIFO holds the
 *   very bytes that the question would have led to; ioctls still go through umockdev.
 * - A clock that something keeps in step, so that ratings have a date from the start. */

#include <string.h>
#include <sys/syscall.h>
#include <sys/timex.h>
#include <unistd.h>

ssize_t read(int descriptor, void *buffer, size_t count) { return syscall(SYS_read, descriptor, buffer, count); }

int adjtimex(struct timex *state) {
  memset(state, 0, sizeof *state);
  return TIME_OK;
}

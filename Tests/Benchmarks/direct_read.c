/* direct_read: lets a program under umockdev read its devices as it would read real ones, with one system call.
 *
 * umockdev asks the testbed before each read of an emulated device, two hops between processes and a turn of an interpreter:
 * some hundred microseconds that no kiosk ever sees. Loaded before umockdev's library, this sends reads to the kernel, where
 * the testbed's FIFO holds the very bytes that the question would have led to. Ioctls still go through umockdev. */

#include <sys/syscall.h>
#include <unistd.h>

ssize_t read(int descriptor, void *buffer, size_t count) { return syscall(SYS_read, descriptor, buffer, count); }

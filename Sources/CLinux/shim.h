/* Calls of the kernel that Swift's own module of the C library leaves out. */
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <sys/timex.h>

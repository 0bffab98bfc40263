/* without_syncs: a program under it believes that it syncs. What must find such a program out is tried with it. */

#include <unistd.h>

int fsync(int descriptor) { return descriptor < 0 ? -1 : 0; }
int fdatasync(int descriptor) { return descriptor < 0 ? -1 : 0; }

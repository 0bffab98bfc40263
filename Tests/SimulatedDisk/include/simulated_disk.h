/* simulated_disk: a disk on which SQLite's files may lose power, run full, or fail, between any two of their effects.
 *
 * A VFS over SQLite's own. It is SQLite's default from the first mount on, and takes to itself only files within a mounted
 * folder; all others are as ever. Within it
 * - an *effect* is a write, a truncation, a sync or a removal; reads have none;
 * - what was not synced is remembered, and what of it outlives a loss of power is chosen by a seed: any sectors of 512 bytes of
 *   any writes, in whatever order, as drives are free to do;
 * - once the power is cut every effect fails, so that a program's last throes (as SQLite's checkpoint at closing) leave no trace.
 *
 * One thread at a time per disk calls the functions below; files may be used by several. */

#ifndef SIMULATED_DISK_H
#define SIMULATED_DISK_H

#include <stdbool.h>
#include <stdint.h>

typedef struct simulated_disk simulated_disk;

/* The folder exists, and is named as SQLite will name it: absolute, without links. NULL when SQLite does not take the VFS. */
simulated_disk *simulated_disk_mount(const char *folder);

/* No file of it may be open. Frees it. */
void simulated_disk_unmount(simulated_disk *disk);

/* The power goes after so many more effects: the next one fails, and each one after it. 0: at once. */
void simulated_disk_cut_after(simulated_disk *disk, int64_t effects);

bool simulated_disk_is_cut(const simulated_disk *disk);

/* The power comes back. No file may be open. What was not synced is kept or lost, sector by sector, as the seed says; 0: all of it
 * is kept, as when a program is killed but its machine goes on. */
void simulated_disk_restore(simulated_disk *disk, uint64_t seed);

enum simulated_fault { SIMULATED_FULL, SIMULATED_UNREADABLE, SIMULATED_READ_ONLY };

/* After so many more effects, so many of them fail that way. A write that fails as FULL or UNREADABLE may have been begun. */
void simulated_disk_fail(simulated_disk *disk, int64_t after, int64_t count, enum simulated_fault fault);

/* Since it was mounted. */
int64_t simulated_disk_effects(const simulated_disk *disk);

#endif

#include "simulated_disk.h"

#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECTOR = 512 };

/* What was done to a file and not synced, with what was there before. A truncation has no bytes. */
typedef struct effect {
  struct effect *before; /* the one before it */
  struct effect *after;
  bool truncates;
  int64_t at; /* a truncation's new size */
  int64_t count;
  unsigned char *bytes;
  int64_t old_size;
  int64_t old_count; /* of the bytes from `at` that lay within the file */
  unsigned char *old_bytes;
} effect;

typedef struct disk_file {
  struct disk_file *next;
  char *path;
  bool is_new; /* was made, and not synced since */
  effect *first, *last;
} disk_file;

struct simulated_disk {
  struct simulated_disk *next;
  char *folder;
  disk_file *files;
  int64_t effects;
  int64_t until_cut; /* -1: never */
  int64_t until_fault, faults;
  enum simulated_fault fault;
};

typedef struct {
  sqlite3_file base;
  simulated_disk *disk;
  disk_file *file;
  sqlite3_file *real;
} open_file;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static simulated_disk *disks;
static sqlite3_vfs *real_vfs;

/* Effects ------------------------------------------------------------------------------------------------------------ */

/* SQLITE_OK when the next effect may happen. */
static int next_effect(simulated_disk *disk, int failure) {
  if (disk->until_cut == 0) return SQLITE_IOERR;
  if (disk->until_cut > 0) disk->until_cut--;
  disk->effects++;
  if (disk->faults > 0 && disk->until_fault-- <= 0) {
    disk->faults--;
    switch (disk->fault) {
    case SIMULATED_FULL: return failure == SQLITE_IOERR_WRITE ? SQLITE_FULL : failure;
    case SIMULATED_UNREADABLE: return failure;
    case SIMULATED_READ_ONLY: return failure == SQLITE_IOERR_WRITE ? SQLITE_READONLY : failure;
    }
  }
  return SQLITE_OK;
}

static void forget(disk_file *file) {
  for (effect *each = file->first, *after; each; each = after) {
    after = each->after;
    free(each->bytes);
    free(each->old_bytes);
    free(each);
  }
  file->first = file->last = NULL;
}

/* Keeps what is about to be done, and what was there. */
static void remember(open_file *open, bool truncates, const void *bytes, int64_t count, int64_t at) {
  effect *new = calloc(1, sizeof *new);
  open->real->pMethods->xFileSize(open->real, (sqlite3_int64 *)&new->old_size);
  new->truncates = truncates;
  new->at = at;
  new->count = count;
  if (bytes) {
    new->bytes = malloc(count);
    memcpy(new->bytes, bytes, count);
  }
  int64_t end = truncates ? new->old_size : at + count;
  if (end > new->old_size) end = new->old_size;
  if (end > at) {
    new->old_count = end - at;
    new->old_bytes = malloc(new->old_count);
    open->real->pMethods->xRead(open->real, new->old_bytes, (int)new->old_count, at);
  }
  new->before = open->file->last;
  if (open->file->last) open->file->last->after = new;
  else open->file->first = new;
  open->file->last = new;
}

/* A file ------------------------------------------------------------------------------------------------------------- */

#define OPEN(file) open_file *open = (open_file *)(file)
#define REAL(file) (((open_file *)(file))->real)

static int file_close(sqlite3_file *file) {
  OPEN(file);
  int code = open->real->pMethods ? open->real->pMethods->xClose(open->real) : SQLITE_OK;
  free(open->real);
  return code;
}

static int file_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 at) {
  return REAL(file)->pMethods->xRead(REAL(file), bytes, count, at);
}

static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at) {
  OPEN(file);
  pthread_mutex_lock(&lock);
  bool was_cut = open->disk->until_cut == 0;
  int code = next_effect(open->disk, SQLITE_IOERR_WRITE);
  /* A disk that fails in the midst of a write has written some of it. */
  int whole = code == SQLITE_OK ? count : was_cut || code == SQLITE_READONLY ? 0 : count / SECTOR / 2 * SECTOR;
  if (whole > 0) {
    remember(open, false, bytes, whole, at);
    int written = open->real->pMethods->xWrite(open->real, bytes, whole, at);
    if (code == SQLITE_OK) code = written;
  }
  pthread_mutex_unlock(&lock);
  return code;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
  OPEN(file);
  pthread_mutex_lock(&lock);
  int code = next_effect(open->disk, SQLITE_IOERR_TRUNCATE);
  if (code == SQLITE_OK) {
    remember(open, true, NULL, 0, size);
    code = open->real->pMethods->xTruncate(open->real, size);
  }
  pthread_mutex_unlock(&lock);
  return code;
}

static int file_sync(sqlite3_file *file, int flags) {
  OPEN(file);
  (void)flags;
  pthread_mutex_lock(&lock);
  int code = next_effect(open->disk, SQLITE_IOERR_FSYNC);
  if (code == SQLITE_OK) {
    open->file->is_new = false;
    forget(open->file);
  }
  pthread_mutex_unlock(&lock);
  return code;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) { return REAL(file)->pMethods->xFileSize(REAL(file), size); }
static int file_lock(sqlite3_file *file, int level) { return REAL(file)->pMethods->xLock(REAL(file), level); }
static int file_unlock(sqlite3_file *file, int level) { return REAL(file)->pMethods->xUnlock(REAL(file), level); }
static int file_is_reserved(sqlite3_file *file, int *is) { return REAL(file)->pMethods->xCheckReservedLock(REAL(file), is); }
static int file_control(sqlite3_file *file, int op, void *arg) { return REAL(file)->pMethods->xFileControl(REAL(file), op, arg); }
static int file_sector(sqlite3_file *file) { return REAL(file)->pMethods->xSectorSize(REAL(file)); }
static int file_traits(sqlite3_file *file) { return REAL(file)->pMethods->xDeviceCharacteristics(REAL(file)); }
static int shm_map(sqlite3_file *file, int page, int size, int extends, void volatile **at) {
  return REAL(file)->pMethods->xShmMap(REAL(file), page, size, extends, at);
}
static int shm_lock(sqlite3_file *file, int offset, int count, int flags) {
  return REAL(file)->pMethods->xShmLock(REAL(file), offset, count, flags);
}
static void shm_barrier(sqlite3_file *file) { REAL(file)->pMethods->xShmBarrier(REAL(file)); }
static int shm_unmap(sqlite3_file *file, int deletes) { return REAL(file)->pMethods->xShmUnmap(REAL(file), deletes); }

static const sqlite3_io_methods file_methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_is_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_traits,
    .xShmMap = shm_map,
    .xShmLock = shm_lock,
    .xShmBarrier = shm_barrier,
    .xShmUnmap = shm_unmap,
};

/* The VFS ------------------------------------------------------------------------------------------------------------ */

static simulated_disk *disk_of(const char *path) {
  for (simulated_disk *disk = disks; path && disk; disk = disk->next) {
    size_t length = strlen(disk->folder);
    if (strncmp(path, disk->folder, length) == 0 && path[length] == '/') return disk;
  }
  return NULL;
}

static disk_file *file_of(simulated_disk *disk, const char *path) {
  for (disk_file *file = disk->files; file; file = file->next)
    if (strcmp(file->path, path) == 0) return file;
  return NULL;
}

static disk_file *file_to_open(simulated_disk *disk, const char *path) {
  disk_file *file = file_of(disk, path);
  if (file) return file;
  file = calloc(1, sizeof *file);
  file->path = strdup(path);
  file->is_new = access(path, F_OK) != 0;
  file->next = disk->files;
  return disk->files = file;
}

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *flags_out) {
  (void)vfs;
  pthread_mutex_lock(&lock);
  simulated_disk *disk = disk_of(path);
  disk_file *known = disk ? file_to_open(disk, path) : NULL;
  pthread_mutex_unlock(&lock);
  if (!disk) return real_vfs->xOpen(real_vfs, path, file, flags, flags_out);
  OPEN(file);
  memset(open, 0, sizeof *open);
  open->disk = disk;
  open->file = known;
  open->real = calloc(1, real_vfs->szOsFile);
  int code = real_vfs->xOpen(real_vfs, path, open->real, flags, flags_out);
  if (code != SQLITE_OK) {
    if (open->real->pMethods) open->real->pMethods->xClose(open->real);
    free(open->real);
    return code;
  }
  open->base.pMethods = &file_methods;
  return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int sync_folder) {
  (void)vfs;
  pthread_mutex_lock(&lock);
  simulated_disk *disk = disk_of(path);
  int code = disk ? next_effect(disk, SQLITE_IOERR_DELETE) : SQLITE_OK;
  if (disk && code == SQLITE_OK) {
    disk_file *file = file_of(disk, path);
    if (file) {
      forget(file);
      file->is_new = true;
    }
  }
  pthread_mutex_unlock(&lock);
  return code == SQLITE_OK ? real_vfs->xDelete(real_vfs, path, sync_folder) : code;
}

static sqlite3_vfs simulated_vfs;

static bool register_once(void) {
  if (real_vfs) return true;
  real_vfs = sqlite3_vfs_find(NULL);
  if (!real_vfs) return false;
  simulated_vfs = *real_vfs;
  simulated_vfs.pNext = NULL;
  simulated_vfs.zName = "simulated-disk";
  simulated_vfs.xOpen = vfs_open;
  simulated_vfs.xDelete = vfs_delete;
  if (simulated_vfs.szOsFile < (int)sizeof(open_file)) simulated_vfs.szOsFile = sizeof(open_file);
  return sqlite3_vfs_register(&simulated_vfs, 1) == SQLITE_OK;
}

/* The disk ----------------------------------------------------------------------------------------------------------- */

simulated_disk *simulated_disk_mount(const char *folder) {
  sqlite3_initialize();
  pthread_mutex_lock(&lock);
  simulated_disk *disk = register_once() ? calloc(1, sizeof *disk) : NULL;
  if (disk) {
    disk->folder = strdup(folder);
    disk->until_cut = -1;
    disk->next = disks;
    disks = disk;
  }
  pthread_mutex_unlock(&lock);
  return disk;
}

void simulated_disk_unmount(simulated_disk *disk) {
  pthread_mutex_lock(&lock);
  for (simulated_disk **place = &disks; *place; place = &(*place)->next)
    if (*place == disk) {
      *place = disk->next;
      break;
    }
  pthread_mutex_unlock(&lock);
  for (disk_file *file = disk->files, *next; file; file = next) {
    next = file->next;
    forget(file);
    free(file->path);
    free(file);
  }
  free(disk->folder);
  free(disk);
}

void simulated_disk_cut_after(simulated_disk *disk, int64_t effects) {
  pthread_mutex_lock(&lock);
  disk->until_cut = effects;
  pthread_mutex_unlock(&lock);
}

bool simulated_disk_is_cut(const simulated_disk *disk) {
  pthread_mutex_lock(&lock);
  bool is_cut = disk->until_cut == 0;
  pthread_mutex_unlock(&lock);
  return is_cut;
}

void simulated_disk_fail(simulated_disk *disk, int64_t after, int64_t count, enum simulated_fault fault) {
  pthread_mutex_lock(&lock);
  disk->until_fault = after;
  disk->faults = count;
  disk->fault = fault;
  pthread_mutex_unlock(&lock);
}

int64_t simulated_disk_effects(const simulated_disk *disk) { return disk->effects; }

static bool toss(uint64_t *state) {
  *state = *state * 6364136223846793005u + 1442695040888963407u; /* Knuth's MMIX generator; its high bits are good */
  return *state >> 63;
}

/* What reached the plates: first everything is taken back that was not synced, then some of it is done again. */
static void lose(disk_file *file, uint64_t *state) {
  if (file->is_new && toss(state)) {
    unlink(file->path);
    return;
  }
  int descriptor = open(file->path, O_RDWR | O_CLOEXEC);
  if (descriptor < 0) return;
  bool is_done = true;
  for (effect *each = file->last; each; each = each->before) {
    if (each->old_count) is_done &= pwrite(descriptor, each->old_bytes, each->old_count, each->at) == each->old_count;
    is_done &= ftruncate(descriptor, each->old_size) == 0;
  }
  for (effect *each = file->first; each; each = each->after) {
    if (each->truncates) {
      if (toss(state)) is_done &= ftruncate(descriptor, each->at) == 0;
      continue;
    }
    for (int64_t done = 0; done < each->count; done += SECTOR) {
      int64_t part = each->count - done < SECTOR ? each->count - done : SECTOR;
      if (toss(state)) is_done &= pwrite(descriptor, each->bytes + done, part, each->at + done) == part;
    }
  }
  close(descriptor);
  if (!is_done) abort(); /* the machine's own disk is full: nothing that follows would mean anything */
}

void simulated_disk_restore(simulated_disk *disk, uint64_t seed) {
  pthread_mutex_lock(&lock);
  for (disk_file *file = disk->files; file; file = file->next) {
    if (seed != 0) lose(file, &seed);
    forget(file);
    file->is_new = access(file->path, F_OK) != 0;
  }
  disk->until_cut = -1;
  disk->faults = 0;
  pthread_mutex_unlock(&lock);
}

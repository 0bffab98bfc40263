/* forgetful_disk: a disk that loses power honestly.
 *
 *     forgetful_disk BACKING MOUNTPOINT
 *
 * Shows the file BACKING as MOUNTPOINT/disk. What is written there stays in memory until somebody flushes it (fsync), as in
 * the cache of a drive; only then does it go to BACKING. A loop device over it makes it a disk for a file system.
 *
 * Written to MOUNTPOINT/control, `cut 0` is the loss of power: at once everything is forgotten that was not flushed, and each
 * write and flush from then on fails. With `cut SEED`, any block of 4096 bytes that was not flushed may have reached the
 * plates and any may not, in whatever order, as drives are free to do: about half of them, chosen by the seed. No block is
 * torn: ext4 itself counts on that for its superblock.
 *
 * It stays in the foreground and serves one request after the other, so that a cut falls between two of them. */

#define FUSE_USE_VERSION 31

#include <errno.h>
#include <fcntl.h>
#include <fuse.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 4096 };

static int backing;
static off_t size;
static char **unflushed; /* a copy of each block that was written since the last flush, by its number */
static size_t *touched, touched_count;
static int has_power = 1;

static int transfer_all(off_t at, char *bytes, size_t count, int writes) {
  while (count > 0) {
    ssize_t done = writes ? pwrite(backing, bytes, count, at) : pread(backing, bytes, count, at);
    if (done <= 0) return -EIO;
    at += done, bytes += done, count -= done;
  }
  return 0;
}

static char *block_to_change(size_t number) {
  if (unflushed[number]) return unflushed[number];
  char *block = malloc(BLOCK);
  if (!block || transfer_all((off_t)number * BLOCK, block, BLOCK, 0) != 0) {
    free(block);
    return NULL;
  }
  touched[touched_count++] = number;
  return unflushed[number] = block;
}

static void forget(void) {
  for (size_t index = 0; index < touched_count; index++) {
    free(unflushed[touched[index]]);
    unflushed[touched[index]] = NULL;
  }
  touched_count = 0;
}

static int flush_all(void) {
  for (size_t index = 0; index < touched_count; index++) {
    size_t number = touched[index];
    if (transfer_all((off_t)number * BLOCK, unflushed[number], BLOCK, 1) != 0) return -EIO;
  }
  forget();
  return 0;
}

static void cut(uint64_t seed) {
  uint64_t state = seed;
  for (size_t index = 0; seed != 0 && index < touched_count; index++) {
    state = state * 6364136223846793005u + 1442695040888963407u; /* Knuth's MMIX generator; its high bits are good */
    size_t number = touched[index];
    if (state >> 63) transfer_all((off_t)number * BLOCK, unflushed[number], BLOCK, 1);
  }
  forget();
  has_power = 0;
}

static int is_disk(const char *path) { return strcmp(path, "/disk") == 0; }
static int is_control(const char *path) { return strcmp(path, "/control") == 0; }

static int get_attributes(const char *path, struct stat *status, struct fuse_file_info *file) {
  (void)file;
  memset(status, 0, sizeof *status);
  status->st_nlink = 1;
  if (strcmp(path, "/") == 0) {
    status->st_mode = S_IFDIR | 0700;
  } else if (is_disk(path) || is_control(path)) {
    status->st_mode = S_IFREG | 0600;
    status->st_size = is_disk(path) ? size : 0;
  } else {
    return -ENOENT;
  }
  return 0;
}

static int list(const char *path, void *buffer, fuse_fill_dir_t fill, off_t offset, struct fuse_file_info *file,
                enum fuse_readdir_flags flags) {
  (void)path, (void)offset, (void)file, (void)flags;
  fill(buffer, "disk", NULL, 0, 0);
  fill(buffer, "control", NULL, 0, 0);
  return 0;
}

static int open_file(const char *path, struct fuse_file_info *file) {
  file->direct_io = 1; /* nothing of it is kept in the kernel: a cut must not leave what the disk has forgotten */
  return is_disk(path) || is_control(path) ? 0 : -ENOENT;
}

static int truncate_file(const char *path, off_t length, struct fuse_file_info *file) {
  (void)length, (void)file;
  return is_control(path) ? 0 : -EPERM;
}

static int read_file(const char *path, char *bytes, size_t count, off_t at, struct fuse_file_info *file) {
  (void)file;
  if (!is_disk(path) || at >= size) return 0;
  if ((off_t)count > size - at) count = size - at;
  for (size_t done = 0; done < count;) {
    size_t number = (at + done) / BLOCK, within = (at + done) % BLOCK, part = BLOCK - within;
    if (part > count - done) part = count - done;
    if (unflushed[number])
      memcpy(bytes + done, unflushed[number] + within, part);
    else if (transfer_all(at + done, bytes + done, part, 0) != 0)
      return -EIO;
    done += part;
  }
  return count;
}

static int write_file(const char *path, const char *bytes, size_t count, off_t at, struct fuse_file_info *file) {
  (void)file;
  if (is_control(path)) {
    char command[64] = "";
    memcpy(command, bytes, count < sizeof command ? count : sizeof command - 1);
    unsigned long long seed;
    if (sscanf(command, "cut %llu", &seed) != 1) return -EINVAL;
    cut(seed);
    return count;
  }
  if (!has_power || at + (off_t)count > size) return -EIO;
  for (size_t done = 0; done < count;) {
    size_t number = (at + done) / BLOCK, within = (at + done) % BLOCK, part = BLOCK - within;
    if (part > count - done) part = count - done;
    char *block = block_to_change(number);
    if (!block) return -EIO;
    memcpy(block + within, bytes + done, part);
    done += part;
  }
  return count;
}

static int sync_file(const char *path, int data_only, struct fuse_file_info *file) {
  (void)data_only, (void)file;
  if (!is_disk(path)) return 0;
  return has_power ? flush_all() : -EIO;
}

int main(int count, char **arguments) {
  if (count != 3) {
    fprintf(stderr, "usage: forgetful_disk BACKING MOUNTPOINT\n");
    return 2;
  }
  struct stat status;
  backing = open(arguments[1], O_RDWR | O_CLOEXEC);
  if (backing < 0 || fstat(backing, &status) != 0 || status.st_size % BLOCK != 0) {
    fprintf(stderr, "forgetful_disk: %s: not a file of whole blocks\n", arguments[1]);
    return 1;
  }
  size = status.st_size;
  unflushed = calloc(size / BLOCK, sizeof *unflushed);
  touched = calloc(size / BLOCK, sizeof *touched);
  if (!unflushed || !touched) return 1;
  static const struct fuse_operations operations = {
      .getattr = get_attributes, .readdir = list, .open = open_file, .truncate = truncate_file,
      .read = read_file, .write = write_file, .fsync = sync_file,
  };
  char *words[] = {arguments[0], "-f", "-s", arguments[2], NULL};
  return fuse_main(4, words, &operations, NULL);
}

/* Loaded into the program with LD_PRELOAD. It writes down everything that the program does to the files
 * below RECORD_FOLDER, in order, so that the test can cut the power afterwards at any point of the list.
 *
 *   RECORD_FOLDER   the folder to watch; without it nothing is watched
 *   RECORD_LOG      the list, appended to; one process after another may write it
 *   RECORD_SAID     what is written to this file is what the program has told the world
 *   RECORD_DIE_AT   kills the process (SIGKILL) before its n-th change, counted from 1
 *   RECORD_TROUBLE  while this file exists, changes fail with the error number written in it
 *
 * A record is: a letter, number of the inode, offset or size, length of the path, length of the data; then
 * the path and the data. Letters: C created, M folder made, W written, T cut or grown to a size, S synced,
 * D folder synced, R renamed (two paths, NUL between), U removed, A said, X something this cannot follow. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static const char *folder, *said, *trouble;
static int list = -1;
static long changes, die_at;

__attribute__((constructor)) static void start(void) {
    folder = getenv("RECORD_FOLDER");
    said = getenv("RECORD_SAID");
    trouble = getenv("RECORD_TROUBLE");
    die_at = getenv("RECORD_DIE_AT") ? atol(getenv("RECORD_DIE_AT")) : 0;
    const char *log = getenv("RECORD_LOG");
    if (log) list = syscall(SYS_openat, AT_FDCWD, log, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0644);
}

#define REAL(name, type) static __typeof__(type) real; if (!real) real = (__typeof__(type))dlsym(RTLD_NEXT, name)

static int below(const char *path) {
    size_t n = folder ? strlen(folder) : 0;
    return n && !strncmp(path, folder, n) && (path[n] == '/' || !path[n]);
}

/* The path of an open file; empty when it is none that is watched. */
static int watched(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = folder ? readlink(link, path, PATH_MAX - 1) : 0;
    path[n > 0 ? n : 0] = 0;
    if (said && !strcmp(path, said)) return 'A';
    return below(path) ? 'W' : 0;
}

static uint64_t number_of(int fd) {
    struct stat s;
    return fstat(fd, &s) ? 0 : s.st_ino;
}

static void note(char what, uint64_t file, uint64_t at, const char *path, uint32_t path_len, const void *data, uint32_t len) {
    struct __attribute__((packed)) { char what; uint64_t file, at; uint32_t path_len, len; } head = { what, file, at, path_len, len };
    struct iovec parts[] = { { &head, sizeof head }, { (void *)path, path_len }, { (void *)data, len } };
    if (list >= 0 && syscall(SYS_writev, list, parts, 3) < 0) abort();
}

/* Before every change: it may be the last, or it may fail. */
static int refused(void) {
    if (die_at && ++changes == die_at) kill(getpid(), SIGKILL);
    if (!trouble) return 0;
    int fd = syscall(SYS_openat, AT_FDCWD, trouble, O_RDONLY);
    if (fd < 0) return 0;
    char text[16] = { 0 };
    ssize_t n = read(fd, text, sizeof text - 1);
    close(fd);
    errno = n > 0 ? atoi(text) : EIO;
    return 1;
}

static int open_noted(const char *path, int flags, mode_t mode) {
    REAL("open64", int (*)(const char *, int, ...));
    if (!below(path) || (flags & O_ACCMODE) == O_RDONLY) return real(path, flags, mode);
    pthread_mutex_lock(&turn);
    int is_new = (flags & O_CREAT) && access(path, F_OK), fd = -1;
    if (!(is_new || (flags & O_TRUNC)) || !refused()) fd = real(path, flags, mode);
    if (fd >= 0 && is_new) note('C', number_of(fd), 0, path, strlen(path), NULL, 0);
    if (fd >= 0 && !is_new && (flags & O_TRUNC)) note('T', number_of(fd), 0, path, strlen(path), NULL, 0);
    pthread_mutex_unlock(&turn);
    return fd;
}
#define MODE mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list v; va_start(v, flags); mode = va_arg(v, mode_t); va_end(v); }
int open(const char *path, int flags, ...) { MODE return open_noted(path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return open_noted(path, flags, mode); }
int creat(const char *path, mode_t mode) { return open_noted(path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

static ssize_t write_noted(int fd, const void *data, size_t len, off_t at, int positioned) {
    REAL("pwrite64", ssize_t (*)(int, const void *, size_t, off_t));
    static ssize_t (*plain)(int, const void *, size_t);
    if (!plain) plain = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    char path[PATH_MAX];
    int kind = watched(fd, path);
    if (!kind) return positioned ? real(fd, data, len, at) : plain(fd, data, len);
    pthread_mutex_lock(&turn);
    if (kind == 'W' && refused()) { pthread_mutex_unlock(&turn); return -1; }
    if (!positioned) at = lseek(fd, 0, fcntl(fd, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR);
    ssize_t done = positioned ? real(fd, data, len, at) : plain(fd, data, len);
    if (done > 0) note(kind, number_of(fd), at, path, strlen(path), data, done);
    pthread_mutex_unlock(&turn);
    return done;
}
ssize_t write(int fd, const void *data, size_t len) { return write_noted(fd, data, len, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t len, off_t at) { return write_noted(fd, data, len, at, 1); }
ssize_t pwrite64(int fd, const void *data, size_t len, off_t at) { return write_noted(fd, data, len, at, 1); }
/* A short answer is allowed: the rest comes again. */
ssize_t writev(int fd, const struct iovec *parts, int count) {
    for (int i = 0; i < count; i++) if (parts[i].iov_len) return write_noted(fd, parts[i].iov_base, parts[i].iov_len, 0, 0);
    return 0;
}

static int sync_noted(int fd, const char *name) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    char path[PATH_MAX];
    struct stat s;
    if (watched(fd, path) != 'W') return real(fd);
    pthread_mutex_lock(&turn);
    int done = refused() ? -1 : real(fd);
    if (!done && !fstat(fd, &s)) note(S_ISDIR(s.st_mode) ? 'D' : 'S', s.st_ino, 0, path, strlen(path), NULL, 0);
    pthread_mutex_unlock(&turn);
    return done;
}
int fsync(int fd) { return sync_noted(fd, "fsync"); }
int fdatasync(int fd) { return sync_noted(fd, "fdatasync"); }

static int resize_noted(int fd, off_t size) {
    REAL("ftruncate64", int (*)(int, off_t));
    char path[PATH_MAX];
    if (watched(fd, path) != 'W') return real(fd, size);
    pthread_mutex_lock(&turn);
    int done = refused() ? -1 : real(fd, size);
    if (!done) note('T', number_of(fd), size, path, strlen(path), NULL, 0);
    pthread_mutex_unlock(&turn);
    return done;
}
int ftruncate(int fd, off_t size) { return resize_noted(fd, size); }
int ftruncate64(int fd, off_t size) { return resize_noted(fd, size); }

int mkdir(const char *path, mode_t mode) {
    REAL("mkdir", int (*)(const char *, mode_t));
    if (!below(path)) return real(path, mode);
    pthread_mutex_lock(&turn);
    int done = refused() ? -1 : real(path, mode);
    if (!done) note('M', 0, 0, path, strlen(path), NULL, 0);
    pthread_mutex_unlock(&turn);
    return done;
}

static int remove_noted(const char *path, const char *name) {
    int (*real)(const char *) = (int (*)(const char *))dlsym(RTLD_NEXT, name);
    if (!below(path)) return real(path);
    pthread_mutex_lock(&turn);
    int done = refused() ? -1 : real(path);
    if (!done) note('U', 0, 0, path, strlen(path), NULL, 0);
    pthread_mutex_unlock(&turn);
    return done;
}
int unlink(const char *path) { return remove_noted(path, "unlink"); }
int rmdir(const char *path) { return remove_noted(path, "rmdir"); }

int rename(const char *from, const char *to) {
    REAL("rename", int (*)(const char *, const char *));
    if (!below(from) && !below(to)) return real(from, to);
    char both[2 * PATH_MAX];
    int len = snprintf(both, sizeof both, "%s%c%s", from, 0, to);
    pthread_mutex_lock(&turn);
    int done = refused() ? -1 : real(from, to);
    if (!done) note('R', 0, 0, both, len, NULL, 0);
    pthread_mutex_unlock(&turn);
    return done;
}

/* Copies inside the kernel are declined: who asks then reads and writes. */
ssize_t copy_file_range(int in, off64_t *a, int out, off64_t *b, size_t n, unsigned f) { errno = ENOSYS; return -1; }
ssize_t sendfile(int out, int in, off_t *a, size_t n) { errno = ENOSYS; return -1; }
ssize_t sendfile64(int out, int in, off64_t *a, size_t n) { errno = ENOSYS; return -1; }

/* What cannot be followed is owned up to, so that the test fails instead of believing too much. */
#define UNFOLLOWED(name, path) if (folder) note('X', 0, 0, name, strlen(name), NULL, 0)
int link(const char *from, const char *to) { UNFOLLOWED("link", to); errno = EPERM; return -1; }
int truncate(const char *path, off_t size) { UNFOLLOWED("truncate", path); errno = EPERM; return -1; }
int truncate64(const char *path, off64_t size) { UNFOLLOWED("truncate64", path); errno = EPERM; return -1; }
int posix_fallocate(int fd, off_t at, off_t len) { UNFOLLOWED("posix_fallocate", ""); return EOPNOTSUPP; }
int posix_fallocate64(int fd, off64_t at, off64_t len) { UNFOLLOWED("posix_fallocate64", ""); return EOPNOTSUPP; }
int fallocate(int fd, int mode, off_t at, off_t len) { UNFOLLOWED("fallocate", ""); errno = EOPNOTSUPP; return -1; }
int fallocate64(int fd, int mode, off64_t at, off64_t len) { UNFOLLOWED("fallocate64", ""); errno = EOPNOTSUPP; return -1; }
ssize_t pwritev(int fd, const struct iovec *p, int n, off_t at) { UNFOLLOWED("pwritev", ""); errno = ENOSYS; return -1; }

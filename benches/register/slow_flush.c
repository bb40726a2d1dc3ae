/* Loaded with LD_PRELOAD: every wait for the disk takes FLUSH_MS milliseconds more, as on a slower one. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static int slowly(const char *call, int fd) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, call);
    const char *ms = getenv("FLUSH_MS");
    int told = real(fd);
    usleep(1000 * (ms ? atoi(ms) : 0));
    return told;
}

int fsync(int fd) { return slowly("fsync", fd); }
int fdatasync(int fd) { return slowly("fdatasync", fd); }

/* Wine 8 has no bcryptprimitives.dll, which every Windows since 7 has. This stands in for it in the tests alone. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T left)
{
    while (left > 0) {
        ULONG now = left > 0x10000 ? 0x10000 : (ULONG)left;
        if (!RtlGenRandom(bytes, now))
            return FALSE;
        bytes += now;
        left -= now;
    }
    return TRUE;
}

BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, LPVOID reserved)
{
    (void)module, (void)reason, (void)reserved;
    return TRUE;
}

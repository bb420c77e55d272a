using System.Runtime.InteropServices;

namespace MolnFlow.Standalone.Storage;

/// <summary>
/// What .NET leaves out of making files survive a power cut: on Unix a new or renamed file is certain only
/// when its directory has been flushed too. Windows keeps names in its journal and needs no such call.
/// </summary>
internal static class DurableFiles
{
    /// <summary>Makes a directory with those above it, for its owner's eyes only, and makes their names durable.</summary>
    public static void MakeDirectory(string path)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            return;
        var above = Path.GetDirectoryName(full);
        if (above is not null)
            MakeDirectory(above);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(full);
        else
            Directory.CreateDirectory(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (above is not null)
            FlushDirectory(above);
    }

    /// <exception cref="IOException">The system could not flush it.</exception>
    public static void FlushDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Open(path, 0);
        if (handle < 0)
            throw Fault(path);
        try
        {
            if (Flush(handle) != 0)
                throw Fault(path);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static IOException Fault(string path) =>
        new($"Could not flush the directory {path}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

    [DllImport(
        "libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}

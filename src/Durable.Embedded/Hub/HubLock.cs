using System.Globalization;

namespace Durable.Embedded.Hub;

/// <summary>Keeps a hub to one owner by a lock on a file beside it. The system drops the lock with the process, however that ends.</summary>
internal sealed class HubLock : IDisposable
{
    private readonly FileStream _file;

    private HubLock(FileStream file) => _file = file;

    public static HubLock Take(string hubPath)
    {
        var path = hubPath + ".lock";
        var file = Open(hubPath, path);
        try
        {
            // The file stays when the hub is closed: removing it would let two later owners lock two different files.
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new HubLock(file);
        }
        catch (IOException e)
        {
            file.Dispose();
            throw new HubFileException($"The hub '{hubPath}' cannot be opened: its lock '{path}' cannot be written. Is the disk full?", e);
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileStream Open(string hubPath, string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new HubFileException(
                $"The hub '{hubPath}' cannot be opened: its lock '{path}' cannot be written. Give this process the right to write the folder.",
                e
            );
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            throw new HubInUseException(
                $"The hub '{hubPath}' is in use by another process (its lock is '{path}'). Only one process can own a hub.",
                e
            );
        }
    }
}

using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Journaling;

/// <summary>Holds a database for one process; the operating system lets go when the process dies.</summary>
internal sealed class JournalLock : IDisposable
{
    private readonly FileStream _file;

    private JournalLock(FileStream file) => _file = file;

    /// <exception cref="CannotStartException">Another process holds the database.</exception>
    internal static JournalLock Take(string database)
    {
        var path = database + ".lock";
        try
        {
            return new JournalLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (File.Exists(path))
        {
            throw new CannotStartException($"Another lane service runs on the journal {database}.", exception);
        }
    }

    public void Dispose() => _file.Dispose();
}

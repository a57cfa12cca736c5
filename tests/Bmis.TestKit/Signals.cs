using System.Globalization;
using System.Runtime.InteropServices;

namespace Bmis.TestKit;

/// <summary>What happens to processes: they are killed, halted, resumed. One that has ended is left alone.</summary>
public static class Signals
{
    private const int KillNumber = 9;
    private const int ContinueNumber = 18;
    private const int StopNumber = 19;

    /// <summary>Ends a process where it stands (SIGKILL).</summary>
    public static void Kill(int process) => _ = Send(process, KillNumber);

    /// <summary>Halts a process (SIGSTOP): its sockets stay open and say nothing.</summary>
    public static void Halt(int process) => _ = Send(process, StopNumber);

    /// <summary>Lets a halted process go on (SIGCONT).</summary>
    public static void Resume(int process) => _ = Send(process, ContinueNumber);

    /// <summary>A process and those that it has started itself, itself first.</summary>
    public static IReadOnlyList<int> WithChildren(int process)
    {
        var children = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && ParentOf(id) == process);
        return [process, .. children];
    }

    /// <summary>False when a process has ended, whether or not anybody has asked how.</summary>
    public static bool IsAlive(int process) => Read(process) is var (state, _) && state is not ("Z" or "X");

    private static int ParentOf(int process) => Read(process)?.Parent ?? 0;

    // The name in the second field may hold spaces and brackets; state and parent are the words behind it.
    private static (string State, int Parent)? Read(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var words = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (words[0], int.Parse(words[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null; // It has ended.
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int process, int signal);
}

using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Serving;
using Bmis.Documents.CardVerifiable;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Terminal;

/// <summary>
/// Reads certificates and keys at start and again when a file of the folder has changed. What cannot be read leaves in
/// use what was in use before.
/// </summary>
internal sealed class TerminalReload(
    LaneTerminal terminal,
    IReadOnlyList<IDocumentReader> readers,
    IOptions<TerminalOptions> options,
    TimeProvider clock,
    ILogger<TerminalReload> logger)
    : RecurringWork(Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private string _seen = "";
    private DateOnly _told;

    /// <summary>No chip is read before the keys are.</summary>
    protected override bool StartWaits => true;

    protected override Task WorkAsync(CancellationToken cancellation)
    {
        Load();
        return Task.CompletedTask;
    }

    /// <summary>Looks at the folder; says whether what is held was replaced.</summary>
    internal bool Load()
    {
        if (options.Value.Folder.Length == 0) return LoadSpecimens();
        try
        {
            var isReplaced = LoadChanged(options.Value.Folder);
            TellOfExpiry();
            return isReplaced;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Log.TerminalUnread(logger, failure.Message);
            return false;
        }
    }

    // Without a folder a simulated reader's chips are all that the lane can be let read.
    private bool LoadSpecimens()
    {
        if (_seen.Length > 0 || readers.OfType<SimulatedReader>().FirstOrDefault() is not { } reader) return false;
        terminal.Replace(reader.Chips.Terminal);
        _seen = "specimens";
        return true;
    }

    private bool LoadChanged(string folder)
    {
        var seen = string.Join('\n', TerminalFiles.In(folder).Select(Sign).Prepend("folder"));
        if (seen == _seen) return false;
        var files = TerminalFiles.Read(folder);
        var held = TerminalFiles.Gather(files);
        terminal.Replace(held);
        (_seen, _told) = (seen, default);
        Log.TerminalLoaded(logger, held.All.Count, held.HasKeys, files.Count(one => one.Fault.Length > 0));
        return true;
    }

    // Once a day: an officer can do nothing about it, and chips are read all the same.
    private void TellOfExpiry()
    {
        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        var held = terminal.Current;
        if (!held.HasKeys || _told == today || held.All.Any(one => IsUsableTerminal(held, one, today))) return;
        _told = today;
        Log.TerminalExpired(logger);
    }

    private static bool IsUsableTerminal(
        TerminalCertificates held, CardVerifiableCertificate one, DateOnly today) =>
        one.Authorisation.Role == TerminalRole.InspectionSystem && held.IsUsable(one, today);

    private static string Sign(string path)
    {
        var file = new FileInfo(path);
        return $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}";
    }
}

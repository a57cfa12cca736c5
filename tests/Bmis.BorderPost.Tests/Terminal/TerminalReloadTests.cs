using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Terminal;
using Bmis.Documents.CardVerifiable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Tests.Terminal;

/// <summary>What a lane holds changes whole, and never for something that cannot be read.</summary>
public sealed class TerminalReloadTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly LaneTerminal _terminal = new();
    private readonly TerminalBench _bench;

    public TerminalReloadTests() => _bench = new(_clock.GetUtcNow());

    [Fact]
    public void A_folder_is_read_once_and_again_when_a_file_has_changed()
    {
        using var reload = Reload(_bench.Folder);
        Assert.True(reload.Load());
        Assert.Equal((3, true), (_terminal.Current.All.Count, _terminal.Current.HasKeys));
        Assert.False(reload.Load());
        File.Delete(_bench.File("is.pem"));
        Assert.True(reload.Load());
        Assert.False(_terminal.Current.HasKeys);
    }

    [Fact]
    public void What_cannot_be_read_leaves_in_use_what_was()
    {
        using var reload = Reload(_bench.Folder);
        reload.Load();
        var held = _terminal.Current;
        if (!OperatingSystem.IsWindows())
            _bench.WriteKey("other.pem", "no key", UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.False(reload.Load());
        Directory.Delete(_bench.Folder, recursive: true);
        Assert.False(reload.Load());
        Assert.Same(held, _terminal.Current);
    }

    [Fact]
    public void A_lane_without_a_folder_holds_nothing()
    {
        using var reload = Reload("");
        Assert.False(reload.Load());
        Assert.Same(TerminalCertificates.Empty, _terminal.Current);
    }

    [Fact]
    public void A_folder_that_is_of_no_use_stops_the_lane_before_it_begins()
    {
        Assert.Empty(new TerminalOptions().Faults());
        Assert.Empty(new TerminalOptions { Folder = _bench.Folder }.Faults());
        Assert.Contains("full path", FaultOf("keys"), StringComparison.Ordinal);
        Assert.Contains("of no use", FaultOf(_bench.File("nowhere")), StringComparison.Ordinal);
        if (OperatingSystem.IsWindows()) return;
        _bench.WriteKey("is.pem", "any", UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Contains("mode to 600", FaultOf(_bench.Folder), StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();

    private static string FaultOf(string folder) => new TerminalOptions { Folder = folder }.Faults().Single();

    [Fact]
    public void Without_a_folder_a_lane_with_a_simulated_reader_holds_what_its_chips_ask_for_and_another_holds_nothing()
    {
        using var without = Reload("");
        Assert.False(without.Load());
        Assert.False(_terminal.Current.HasKeys);
        using var reload = Reload("", new SimulatedReader("tray", _clock));
        Assert.True(reload.Load());
        Assert.True(_terminal.Current.HasKeys);
        var held = _terminal.Current;
        Assert.False(reload.Load());
        Assert.Same(held, _terminal.Current);
    }

    private TerminalReload Reload(string folder, params IDocumentReader[] readers) => new(
        _terminal,
        readers,
        Options.Create(new TerminalOptions { Folder = folder }),
        _clock,
        NullLogger<TerminalReload>.Instance);
}

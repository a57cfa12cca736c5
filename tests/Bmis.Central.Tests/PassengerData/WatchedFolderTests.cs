using Bmis.Central.PassengerData;
using Bmis.Central.PassengerData.Receiving;
using Bmis.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Tests.PassengerData;

/// <summary>Files and mails that somebody puts into the watched folder.</summary>
public sealed class WatchedFolderTests : IAsyncLifetime
{
    private readonly ScratchFolder _scratch = new();
    private readonly SetClock _clock = new() { Now = TimeProvider.System.GetUtcNow().AddMinutes(1) };
    private PassengerBench _bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(_scratch.Path, "UT");

    public async ValueTask InitializeAsync()
    {
        _bench = await PassengerBench.OpenAsync();
        Directory.CreateDirectory(Folder);
        await _bench.Get<PartnerStore>().AddAsync("UT", "Utopia Air", PartnerToken.DigestOf("t"), null, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        _scratch.Dispose();
    }

    [Fact]
    public async Task A_file_is_taken_in_for_its_partner_and_removed()
    {
        Write("list.edi", CarrierMessages.List(1, ["ERIKSSON"]));
        Assert.Equal(1, await RunAsync());
        Assert.Empty(Directory.EnumerateFiles(Folder));
        Assert.Equal(["passengers ERIKSSON ANNA MARIA"], await _bench.CurrentAsync());
        Assert.Equal("UT folder", await _bench.ScalarAsync<string>(
            "select partner_id || ' ' || channel from passenger_transmission"));
    }

    [Fact]
    public async Task What_is_still_written_hidden_or_of_nobody_stays()
    {
        var fresh = Write("fresh.edi", CarrierMessages.List(1, ["ERIKSSON"]));
        File.SetLastWriteTimeUtc(fresh, _clock.Now.UtcDateTime);
        Write(".hidden.edi", CarrierMessages.List(2, ["OLSEN"]));
        Directory.CreateDirectory(Path.Combine(_scratch.Path, "STRANGER"));
        _scratch.Write("STRANGER/list.edi", CarrierMessages.List(3, ["BERG"]));
        Assert.Equal(0, await RunAsync());
        Assert.Equal(0, await _bench.ScalarAsync<int>("select count(*)::int from passenger_transmission"));
        Assert.True(File.Exists(fresh));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_stays_and_holds_up_none_behind_it()
    {
        File.CreateSymbolicLink(Path.Combine(Folder, "a.edi"), Path.Combine(_scratch.Path, "gone"));
        Write("b.edi", CarrierMessages.List(1, ["ERIKSSON"]));
        Assert.Equal(1, await RunAsync());
        Assert.Equal(["passengers ERIKSSON ANNA MARIA"], await _bench.CurrentAsync());
    }

    [Fact]
    public async Task A_mail_brings_its_text_and_its_attachments()
    {
        var attached = Convert.ToBase64String(
            System.Text.Encoding.Latin1.GetBytes(CarrierMessages.List(2, ["OLSEN"], document: "250")));
        Write(
            "mail.eml",
            "From: a@utopia.example\r\nTo: b@border.example\r\nSubject: list\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n"
            + CarrierMessages.List(1, ["ERIKSSON"]) + "\r\n--x\r\nContent-Type: application/octet-stream\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n" + attached + "\r\n--x\r\nContent-Type: text/plain\r\n\r\n"
            + "Kind regards\r\n--x--\r\n");
        Assert.Equal(1, await RunAsync());
        Assert.Equal(["crew OLSEN ANNA MARIA", "passengers ERIKSSON ANNA MARIA"], await _bench.CurrentAsync());
    }

    [Fact]
    public async Task A_mail_without_a_message_is_held_and_not_lost()
    {
        Write("mail.eml", "From: a@utopia.example\r\nSubject: hello\r\n\r\nSee you tomorrow.\r\n");
        await RunAsync();
        Assert.Equal("held no-message", await _bench.ScalarAsync<string>(
            "select state || ' ' || reason from passenger_transmission"));
    }

    private string Write(string name, string text) => _scratch.Write($"UT/{name}", text);

    private async Task<int> RunAsync()
    {
        using var folder = new WatchedFolder(
            _bench.Get<TransmissionDoor>(), _bench.Get<PartnerStore>(),
            Options.Create(new PassengerDataOptions { Folder = _scratch.Path }), _clock,
            NullLogger<WatchedFolder>.Instance);
        var files = await folder.RunAsync(Cancellation);
        await _bench.TakeAsync();
        return files;
    }
}

using System.Text;
using Bmis.Central.Intake;
using Bmis.Central.Watchlists;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Lists.National;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Tests.Watchlists;

/// <summary>Uploads that wait for their turn: few, sealed, and never left behind.</summary>
public sealed class ImportChecksTests : IDisposable
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes(NamedListTests.SeveralEntries);

    private readonly string _place = Directory.CreateTempSubdirectory("bmis-test-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string[] Files => Directory.GetFiles(_place, "*", SearchOption.AllDirectories);

    public void Dispose() => Directory.Delete(_place, recursive: true);

    [Fact]
    public async Task An_upload_lies_sealed_and_is_gone_when_it_was_read()
    {
        using var folder = Folder();
        using (var kept = await folder.KeepAsync(Upload(Content), Cancellation))
        {
            Assert.Equal(2, Files.Length);
            var path = Files.Single(file => new FileInfo(file).Length > 0);
            var written = await File.ReadAllBytesAsync(path, Cancellation);
            Assert.Equal(-1, written.AsSpan().IndexOf("SAMPLEMAN"u8));
            Assert.Equal(Content, (await kept.ReadAsync(Cancellation)).Content);
            Assert.Equal("list.csv", kept.Name);
        }

        Assert.Single(Files);
    }

    [Fact]
    public async Task What_a_crash_has_left_is_removed_at_the_next_start_and_nobody_elses()
    {
        var left = Directory.CreateDirectory(Path.Combine(_place, "bmis-import-left"));
        await File.WriteAllTextAsync(Path.Combine(left.FullName, "held"), "", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(left.FullName, "1"), "What nobody can read.", Cancellation);
        using var one = Folder();
        Assert.False(Directory.Exists(left.FullName));
        using var kept = await one.KeepAsync(Upload(Content), Cancellation);
        using var other = Folder();
        Assert.Equal(Content, (await kept.ReadAsync(Cancellation)).Content);
    }

    [Fact]
    public async Task Whoever_comes_when_all_places_are_taken_is_told_also_while_the_files_arrive()
    {
        await using var bench = await DeskBench.OpenAsync();
        using var folder = Folder();
        using var checks = Checks(bench, folder);
        var arriving = new TaskCompletionSource();
        var taken = Enumerable.Range(0, ImportChecks.MostWaiting)
            .Select(_ => TakeAsync(checks, new NationalCsvImporter(), arriving.Task)).ToList();
        Assert.Null(await TakeAsync(checks, new NationalCsvImporter()));
        arriving.SetResult();
        foreach (var check in await Task.WhenAll(taken)) await check!.Work;
        var next = await TakeAsync(checks, new NationalCsvImporter());
        Assert.NotNull(await next!.Work);
    }

    [Fact]
    public async Task A_fault_while_a_file_is_checked_ends_as_not_done_and_frees_its_place()
    {
        await using var bench = await DeskBench.OpenAsync();
        using var folder = Folder();
        using var checks = Checks(bench, folder);
        for (var i = 0; i <= ImportChecks.MostWaiting; i++)
        {
            var check = await TakeAsync(checks, new Broken());
            Assert.Null(await check!.Work);
            Assert.Null(check.Outcome);
        }

        Assert.Single(Files);
    }

    private UploadFolder Folder() => new(
        Options.Create(new WatchlistsOptions { UploadFolder = _place }), TimeProvider.System);

    private static ImportChecks Checks(DeskBench bench, UploadFolder folder) => new(
        bench.Lists, folder, new Arrivals(), bench.Clock,
        new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance), NullLogger<ImportChecks>.Instance);

    private static Task<ImportCheck?> TakeAsync(ImportChecks checks, IListImporter importer, Task? arrived = null) =>
        checks.TakeAsync(
            "national", importer, new FormFileCollection { Upload(Content, arrived) }, DeskBench.Anna, Cancellation);

    private static FormFile Upload(byte[] content, Task? arrived = null) => new(
        new Arriving(content, arrived ?? Task.CompletedTask), 0, content.Length, "files", "../list.csv");

    /// <summary>Bytes that come when somebody says so.</summary>
    private sealed class Arriving(byte[] content, Task arrived) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await arrived.WaitAsync(cancellationToken);
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }

    private sealed class Broken : IListImporter
    {
        public string Source => "broken";

        public bool IsAssetFreeze => false;

        public ImportResult Import(IReadOnlyList<SourceFile> files) => throw new InvalidDataException("Broken.");
    }
}

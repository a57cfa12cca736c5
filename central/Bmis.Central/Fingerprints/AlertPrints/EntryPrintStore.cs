using System.Security.Cryptography;
using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Templates;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Crossings.Fingerprints;
using Bmis.Watchlist.Lists;
using Dapper;

namespace Bmis.Central.Fingerprints.AlertPrints;

/// <summary>Prints of headquarters' own entries, sealed, under references that bind their bytes.</summary>
internal sealed class EntryPrintStore(
    IWarehouse warehouse, WarehouseKeys keys, IFingerprintEngine engine, TimeProvider clock)
{
    private const int UsualDpi = 500;

    private static readonly TimeSpan UnusedLasts = TimeSpan.FromDays(1);

    private const string Insert =
        """
        insert into entry_print (reference, engine, quality, template, content, stored_at)
        values (@reference, @engine, @quality, @template, @content, @now)
        on conflict (reference) do update set stored_at = excluded.stored_at
        """;

    private const string SelectTemplates =
        "select reference, engine, template, content from entry_print where reference = any(@references)";

    private const string SelectContent = "select content from entry_print where reference = @reference";

    private const string SelectKnown = "select reference, quality from entry_print where reference = any(@references)";

    private const string Remove =
        """
        delete from entry_print as kept where stored_at < @since and not (reference = any(@said)) and not exists (
            select from entry_print_use join desk_proposal using (proposal_id)
            where reference = kept.reference and decision is null)
        """;

    /// <summary>Keeps a file and returns its reference, or what is wrong with it.</summary>
    public async Task<(PrintReference? Reference, string Problem)> KeepAsync(
        ReadOnlyMemory<byte> file, int finger, CancellationToken cancellation)
    {
        var (print, problem) = PrintFile.Read(file, finger, UsualDpi, engine);
        if (print is null)
            return (null, problem);
        var digest = keys.Index($"print|{finger}|{Convert.ToHexStringLower(SHA256.HashData(file.Span))}")!;
        var reference = new PrintReference(
            finger, print.Picture is not null, Convert.ToHexStringLower(digest)[..PrintReference.DigestCharacters]);
        var place = reference.ToString();
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(Insert, new
        {
            reference = place,
            engine = engine.Name,
            quality = (short)print.Quality,
            template = keys.SealSecret(TemplatePlace(place), engine.Write(print.Template)),
            content = keys.SealSecret(place, file.Span),
            now = clock.GetUtcNow().UtcDateTime,
        });
        return (reference, "");
    }

    /// <summary>The entries that have prints this engine can compare, as a gallery names them.</summary>
    public async Task<IEnumerable<Enrolment>> EnrolmentsAsync(
        IReadOnlyCollection<AlertEntry> entries, CancellationToken cancellation)
    {
        var templates = await TemplatesAsync(
            entries.SelectMany(entry => PrintReference.Of(entry.Samples)), cancellation);
        return entries.Select(entry => new Enrolment(
            AlertSubject.Of(entry.Id),
            [
                .. PrintReference.Of(entry.Samples).Where(one => templates.ContainsKey(one.ToString()))
                    .Select(one => new LabelledTemplate((FingerPosition)one.Finger, templates[one.ToString()]))
                    .Take(LabelledTemplate.Most),
            ])).Where(one => one.Fingers.Count > 0);
    }

    // The templates of this engine under these references; what is gone is not there.
    private async Task<IReadOnlyDictionary<string, FingerTemplate>> TemplatesAsync(
        IEnumerable<PrintReference> references, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(
            SelectTemplates, new { references = references.Select(one => one.ToString()).ToArray() });
        var templates = new Dictionary<string, FingerTemplate>(StringComparer.Ordinal);
        foreach (var row in rows)
            if (Template(row) is { } template)
                templates[row.Reference] = template;
        return templates;
    }

    /// <summary>The picture of a print; null when there is none.</summary>
    public async Task<GreyImage?> FindAsync(PrintReference reference, CancellationToken cancellation)
    {
        var place = reference.ToString();
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<byte[]?>(SelectContent, new { reference = place }) is { } content
            ? PrintFile.Read(keys.OpenSecret(place, content), reference.Finger, UsualDpi, engine).Print?.Picture
            : null;
    }

    /// <summary>The quality of those that are here.</summary>
    public async Task<IReadOnlyDictionary<string, int>> QualitiesAsync(
        IEnumerable<PrintReference> references, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<(string Reference, short Quality)>(
                SelectKnown, new { references = references.Select(one => one.ToString()).ToArray() }))
            .ToDictionary(one => one.Reference, one => (int)one.Quality);
    }

    /// <summary>
    /// Removes what no entry says and no open proposal; says how many. What entries say is asked while nobody can
    /// approve a proposal, so that none becomes an entry in between.
    /// </summary>
    public async Task<int> RemoveAsync(
        Func<CancellationToken, Task<IEnumerable<PrintReference>>> said, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await ProposalStore.HoldAsync(connection, cancellation);
        var kept = (await said(cancellation)).Select(one => one.ToString()).ToArray();
        var removed = await connection.ExecuteAsync(
            Remove, new { said = kept, since = (clock.GetUtcNow() - UnusedLasts).UtcDateTime }, transaction);
        await transaction.CommitAsync(cancellation);
        return removed;
    }

    // Another engine's template is made anew of what was uploaded.
    private FingerTemplate? Template(Row row) => row.Engine == engine.Name
        ? engine.Read(keys.OpenSecret(TemplatePlace(row.Reference), row.Template))
        : PrintFile.Read(
            keys.OpenSecret(row.Reference, row.Content), PrintReference.Parse(row.Reference)!.Finger, UsualDpi, engine)
            .Print?.Template;

    private static string TemplatePlace(string reference) => $"{reference} template";

    private sealed record Row
    {
        public string Reference { get; init; } = "";

        public string Engine { get; init; } = "";

        public byte[] Template { get; init; } = [];

        public byte[] Content { get; init; } = [];
    }
}

using System.Text;
using Bmis.Biographics;
using Bmis.BorderPost.Tests.SecondLine;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Documents;

namespace Bmis.BorderPost.Tests.LostDocuments;

/// <summary>An index of lost documents, and supplements for it, as headquarters makes them.</summary>
internal sealed class LostGeneration : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly LostDocumentIndex _index;
    private readonly LostDocumentHasher _hasher = new(SecretBytes);

    internal LostGeneration(params string[] lines)
    {
        using var reader = new StringReader(string.Join('\n', lines));
        var file = _scratch.File("lost.index");
        var built = new LostDocumentIndexBuilder(_hasher).Build(
            reader, file, cancellation: TestContext.Current.CancellationToken);
        Assert.Null(built.Problem);
        _index = LostDocumentIndex.Open(file).Index!;
        Index = File.ReadAllBytes(file);
    }

    internal static byte[] SecretBytes => Encoding.ASCII.GetBytes("an invented secret of 32 letters");

    internal byte[] Index { get; }

    /// <summary>A supplement with an overlay for each text of changes.</summary>
    internal byte[] Supplement(params string[] changes) =>
        LostDocumentSupplement.Write(_index, SecretBytes, [.. changes.Select(Overlay)]);

    internal static TravelDocument Document(string state, string number) => new(
        "P", CountryCode.ParseIssuer(state).Value, DocumentNumber.Parse(number).Value, PartialDate.Unknown);

    internal static Crossing Referral(Guid id, TravelDocument document) => new()
    {
        CrossingId = id,
        Direction = Direction.Entry,
        OpenedAt = CaseLane.Referred,
        DecidedAt = CaseLane.Referred,
        TimeZone = "UTC",
        PostCode = "UTANY",
        LaneId = "lane-1",
        OfficerId = "o-1",
        CaptureMode = CaptureMode.Offline,
        Verdict = Verdict.Refer,
        Decision = DecisionCode.Refer,
        Document = document,
    };

    public void Dispose()
    {
        _index.Dispose();
        _scratch.Dispose();
    }

    private byte[] Overlay(string changes)
    {
        var (read, problem) = LostDocumentChanges.Read(new StringReader(changes));
        Assert.Null(problem);
        return LostDocumentOverlay.Write(_index, _hasher, read);
    }
}

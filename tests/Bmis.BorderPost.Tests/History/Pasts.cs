using Bmis.Biographics;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.History;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Tests.History;

/// <summary>Past crossings of the traveller on the specimen document, or of somebody else.</summary>
internal static class Pasts
{
    internal static readonly Traveller Anna = new(
        PersonName.Parse("ERIKSSON", "ANNA MARIA").Value,
        PartialDate.Of(1974, 8, 12).Value,
        Sex.F,
        CountryCode.Parse("KEN").Value);

    internal static readonly TravelDocument Passport = new(
        "P", CountryCode.Parse("KEN").Value, DocumentNumber.Parse("L898902C").Value, PartialDate.Of(2035, 4, 15).Value);

    private static int _made;

    internal static HistoryItem Item(
        DateOnly day,
        bool entry,
        bool complete = true,
        Traveller? traveller = null,
        TravelDocument? document = null,
        string post = "UTANY",
        Guid? id = null) => new(
        new PastCrossing(
            id ?? NextId(),
            new DateTimeOffset(day, new TimeOnly(10, 0), TimeSpan.Zero),
            day,
            post,
            entry ? Direction.Entry : Direction.Exit,
            entry ? DecisionCode.Admit : DecisionCode.Exit,
            "VEX",
            traveller ?? Anna,
            document ?? Passport),
        complete);

    /// <summary>Entry and exit.</summary>
    internal static IEnumerable<HistoryItem> Stay(DateOnly from, DateOnly to, bool complete = true) =>
        [Item(from, entry: true, complete), Item(to, entry: false, complete)];

    internal static HistoryItem Removal(HistoryItem of) => new(
        of.Past with { Decision = DecisionCode.Cancelled, Traveller = null, Document = null }, of.IsComplete);

    private static Guid NextId()
    {
        var bytes = new byte[16];
        BitConverter.TryWriteBytes(bytes, Interlocked.Increment(ref _made));
        return new Guid(bytes);
    }
}

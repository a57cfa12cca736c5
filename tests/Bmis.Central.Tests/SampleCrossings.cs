using Bmis.Biographics;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using CaptureMode = Bmis.Crossings.Records.CaptureMode;
using CheckResult = Bmis.Crossings.Records.CheckResult;
using Direction = Bmis.Crossings.Records.Direction;
using Freshness = Bmis.Crossings.Records.Freshness;
using Verdict = Bmis.Crossings.Decisions.Verdict;

namespace Bmis.Central.Tests;

/// <summary>
/// Crossings of invented travellers from a seed, as a lane would journal them; travellers are numbered, and those of
/// two lanes are the same people unless one begins higher.
/// </summary>
internal sealed class SampleCrossings(string laneId, int seed = 1, int firstTraveller = 0)
{
    /// <summary>A few hours after the first crossing.</summary>
    public static readonly DateTimeOffset Start = new(2026, 5, 20, 9, 30, 0, TimeSpan.Zero);

    private static readonly string[] Nationalities = ["UTO", "KEN", "UGA", "TZA", "DEU", "FRA"];

    private readonly Random _random = new(seed);
    private int _made = firstTraveller;

    /// <summary>The next crossing, a minute after the one before.</summary>
    public Crossing Next(DateTimeOffset? at = null)
    {
        var number = _made++;
        var decided = at ?? Start.AddMinutes(number - 600);
        var entry = number % 3 != 0;
        return new Crossing
        {
            CrossingId = NextId(),
            Direction = entry ? Direction.Entry : Direction.Exit,
            OpenedAt = decided.AddSeconds(-12),
            DecidedAt = decided,
            TimeZone = "Africa/Nairobi",
            PostCode = "KEMBA",
            LaneId = laneId,
            OfficerId = "o-100",
            CaptureMode = CaptureMode.Online,
            Traveller = new Traveller(
                PersonName.Parse($"SPECIMEN{Letters(number)}", "ANNA MARIA").Value,
                PartialDate.Of(1950 + (number % 50), 3, 12).Value,
                number % 2 == 0 ? Sex.F : Sex.M,
                CountryCode.Parse(Nationalities[number % Nationalities.Length]).Value),
            Document = new TravelDocument(
                "P",
                CountryCode.Parse(Nationalities[number % Nationalities.Length]).Value,
                DocumentNumber.Parse($"L{number:D8}").Value,
                PartialDate.Of(2031, 4, 15).Value),
            Verdict = number % 10 == 9 ? Verdict.Refer : Verdict.Clear,
            Decision = entry ? DecisionCode.Admit : DecisionCode.Exit,
            Checks = [new CheckOutcome("document.mrz", CheckResult.Successful, "", true, TimeSpan.FromMilliseconds(4))],
            Hits = number % 10 == 9 ? [new AlertHit(ListNames.Alert, "ofac:1234", 0.93, false)] : [],
            Lists = [new ConsultedList(ListNames.Alert, 7, Freshness.Fresh)],
        };
    }

    /// <summary>An entry that holds the next crossing.</summary>
    public EntryDraft Draft(Crossing? crossing = null, TimeSpan clockOffset = default)
    {
        var record = crossing ?? Next();
        return Draft(EntryKinds.Crossing, CrossingContract.Write(record), clockOffset);
    }

    /// <summary>An entry with any payload.</summary>
    public EntryDraft Draft(string kind, byte[] payload, TimeSpan clockOffset = default) =>
        new(kind, payload, NextId(), Start.AddSeconds(_made), clockOffset, Bytes(16));

    /// <summary>A chain of drafts.</summary>
    public List<Envelope> Chain(IEnumerable<EntryDraft> drafts, Checkpoint? after = null)
    {
        var writer = new EnvelopeWriter(new Producer(laneId));
        var chain = new List<Envelope>();
        foreach (var draft in drafts)
            chain.Add(writer.Write(chain.Count == 0 ? after ?? Checkpoint.Start : chain[^1].Checkpoint, draft));
        return chain;
    }

    /// <summary>A chain of so many crossings.</summary>
    public List<Envelope> Chain(int count, Checkpoint? after = null) =>
        Chain(Enumerable.Range(0, count).Select(_ => Draft()), after);

    private static string Letters(int number) =>
        string.Concat(number.ToString("D5", null).Select(digit => (char)('A' + (digit - '0'))));

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    private Guid NextId()
    {
        var bytes = Bytes(16);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}

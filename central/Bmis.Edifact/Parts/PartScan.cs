using System.Security.Cryptography;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Parts;

/// <summary>Counts and names what a message is about, and digests it. Names of persons are never made text.</summary>
internal sealed class PartScan(ReceivedMessage message) : IDisposable
{
    private const uint Bgm = ('B' << 16) | ('G' << 8) | 'M';
    private const uint Cnt = ('C' << 16) | ('N' << 8) | 'T';
    private const uint Dtm = ('D' << 16) | ('T' << 8) | 'M';
    private const uint Eqn = ('E' << 16) | ('Q' << 8) | 'N';
    private const uint Loc = ('L' << 16) | ('O' << 8) | 'C';
    private const uint Nad = ('N' << 16) | ('A' << 8) | 'D';
    private const uint Pdt = ('P' << 16) | ('D' << 8) | 'T';
    private const uint Src = ('S' << 16) | ('R' << 8) | 'C';
    private const uint Tdt = ('T' << 16) | ('D' << 8) | 'T';
    private const uint Tvl = ('T' << 16) | ('V' << 8) | 'L';
    private const string Passengers = "42";
    private const string Crew = "41";
    private const string Bookings = "EQN";
    private const int ShortDay = 6;
    private const int LongDay = 8;

    private readonly TextDecoder _text = new(message.Interchange.CharacterSet);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<string, int?> _declared = [];
    private readonly Dictionary<string, int> _found = [];
    private readonly List<string> _places = [];
    private string _transport = "";
    private string _day = "";
    private bool _isInDetail;

    /// <summary>BGM, 1001 and 1004.</summary>
    internal string Document { get; private set; } = "";

    /// <summary>The flight: name, day as YYMMDD, places; its parts are empty when not said.</summary>
    internal string Flight => $"{_transport}/{_day}/{string.Join('-', _places)}";

    /// <summary>Takes the next segment.</summary>
    internal void Take(Segment segment)
    {
        if (segment.Tag.Value is SegmentTag.Unh or SegmentTag.Unt)
            return;
        Digest(segment);
        switch (segment.Tag.Value)
        {
            case Bgm:
                Document = $"{Code(segment[0][0])}/{Code(segment[1][0])}".TrimEnd('/');
                break;
            case Nad:
                Count(Code(segment[0].Whole));
                break;
            // A person of an older list.
            case Pdt:
                Count("");
                break;
            case Src:
                _found[Bookings] = _found.GetValueOrDefault(Bookings) + 1;
                _isInDetail = true;
                break;
            case Cnt:
                _declared[Code(segment[0][0])] = segment[0][1].Number();
                break;
            case Eqn when !_isInDetail:
                _declared[Bookings] = segment[0][0].Number();
                break;
            default:
                if (!_isInDetail)
                    TakeFlight(segment);
                break;
        }
    }

    /// <summary>What was counted or declared, in a fixed order.</summary>
    internal IReadOnlyList<PartCount> Counts() =>
    [
        .. _found.Keys.Union(_declared.Keys).Order(StringComparer.Ordinal).Where(IsCounted)
            .Select(key => new PartCount(key, _declared.GetValueOrDefault(key), _found.GetValueOrDefault(key))),
    ];

    internal string Fingerprint() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void TakeFlight(Segment segment)
    {
        switch (segment.Tag.Value)
        {
            case Tdt when _transport.Length == 0:
                _transport = Code(segment[1].Whole);
                break;
            case Dtm when _day.Length == 0 && _transport.Length > 0:
                _day = YearFirst(Code(segment[0][1]));
                break;
            case Loc when _transport.Length > 0:
                _places.Add(Code(segment[1][0]));
                break;
            case Tvl when _transport.Length == 0:
                _transport = Code(segment[3][0]) + Code(segment[4][0]);
                _day = DayFirst(Code(segment[0][0]));
                _places.AddRange([Code(segment[1][0]), Code(segment[2][0])]);
                break;
            default:
                break;
        }
    }

    // Persons come behind the flight; parties that report are none (3035).
    private void Count(string role)
    {
        if (role is "MS" or "MR" or "CA")
            return;
        _isInDetail = true;
        var key = role is "FM" or "DDT" ? Crew : Passengers;
        _found[key] = _found.GetValueOrDefault(key) + 1;
    }

    private static bool IsCounted(string key) => key is Passengers or Crew or Bookings;

    private static string YearFirst(string date) => date.Length is LongDay or LongDay + 4 or LongDay + 6
        ? date[2..LongDay] : date.Length >= ShortDay ? date[..ShortDay] : date;

    private static string DayFirst(string date) =>
        date.Length == ShortDay ? date[4..] + date[2..4] + date[..2] : date;

    private string Code(Component component) => _text.Code(component);

    private void Digest(Segment segment)
    {
        var rest = segment.Content;
        while (rest.IndexOfAny((byte)'\r', (byte)'\n', (byte)'\f') is >= 0 and var fold)
        {
            _hash.AppendData(rest[..fold]);
            rest = rest[(fold + 1)..];
        }

        _hash.AppendData(rest);
        _hash.AppendData([0]);
    }
}

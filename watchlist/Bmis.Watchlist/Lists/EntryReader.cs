using System.Text;
using Bmis.Biographics;

namespace Bmis.Watchlist.Lists;

/// <summary>Reads entries from the body of a list file.</summary>
internal sealed class EntryReader
{
    private readonly byte[] _body;
    private readonly int _layout;
    private readonly Dictionary<string, string> _shared = new(StringComparer.Ordinal);
    private int _at;

    private EntryReader(byte[] body, int layout) => (_body, _layout) = (body, layout);

    internal static ListFileResult Read(byte[] body, int count, int layout)
    {
        var reader = new EntryReader(body, layout);
        var entries = new List<AlertEntry>(Math.Min(count, body.Length));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            for (var i = 0; i < count; i++)
            {
                entries.Add(reader.Entry());
                if (!ids.Add(entries[i].Id)) return ListFileResult.Refused($"Entry {i + 1} has the id of another.");
            }
        }
        catch (BodyException problem)
        {
            return ListFileResult.Refused($"Entry {entries.Count + 1} cannot be read: {problem.Message}");
        }

        return reader._at == body.Length
            ? ListFileResult.Of(entries)
            : ListFileResult.Refused("There are bytes behind the last entry.");
    }

    // The first layout ends with the remarks; its one action is for both directions.
    private AlertEntry Entry() => _layout == 1 ? First() : Second(First());

    private AlertEntry First() => new()
    {
        Id = Text() is { Length: > 0 } id ? id : throw new BodyException("it has no id."),
        Kind = Value<EntryKind>(),
        Actions = AlertActions.Both(Value<AlertAction>()),
        Source = Shared(),
        Sex = SexOf(Shared()),
        Names = Items(Name),
        BirthDates = Items(BirthDate),
        BirthPlaces = Items(Text),
        Addresses = Items(Text),
        Nationalities = Items(Country),
        Documents = Items(Document),
        Programmes = Items(Shared),
        Remarks = Text(),
    };

    private AlertEntry Second(AlertEntry first) => first with
    {
        Actions = first.Actions with { OnExit = Value<AlertAction>() },
        Warnings = Items(Value<AlertWarning>),
        HasProtectionMark = Flag(),
        IsDrill = Flag(),
        Terms = Terms(),
        Marks = Text(),
        Vehicles = Items(Text),
        Photograph = Text(),
        Samples = Items(Text),
        Links = Items(Link),
    };

    // Most entries say nothing of their own here.
    private AlertTerms Terms()
    {
        var terms = new AlertTerms
        {
            Owner = Shared(),
            LegalGround = Shared(),
            Handling = Shared(),
            Contact = Shared(),
            ReviewOn = DayOrNone(),
            ExpiresOn = DayOrNone(),
        };
        return terms == AlertTerms.Silent ? AlertTerms.Silent : terms;
    }

    private AlertLink Link()
    {
        var kind = Value<AlertLinkKind>();
        return new(kind, Text());
    }

    private AlertName Name()
    {
        var (kind, quality) = (Value<NameKind>(), Value<NameQuality>());
        return new(Text(), Text(), kind, quality);
    }

    private BirthInterval BirthDate()
    {
        var certainty = Value<BirthCertainty>();
        return BirthInterval.Between(Day(), Day(), certainty);
    }

    private AlertDocument Document()
    {
        var type = Shared();
        var number = DocumentNumber.Parse(Text());
        if (!number.Succeeded) throw new BodyException("a document number is wrong.");
        var state = Shared();
        return new(type, number.Value, state.Length == 0 ? null : CountryOf(state));
    }

    private CountryCode Country() => CountryOf(Shared());

    private static CountryCode CountryOf(string code) =>
        CountryCode.Parse(code).TryGet(out var country) ? country : throw new BodyException("a State is unknown.");

    private static Sex? SexOf(string code) =>
        code.Length == 0 ? null
        : SexCode.Parse(code).TryGet(out var sex) ? sex
        : throw new BodyException("a sex is wrong.");

    private DateOnly Day() => DayOf(BitConverter.ToInt32(Take(4)));

    private DateOnly? DayOrNone()
    {
        var number = BitConverter.ToInt32(Take(4));
        return number == EntryWriter.NoDay ? null : DayOf(number);
    }

    private static DateOnly DayOf(int number) =>
        number >= 0 && number <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber(number)
            : throw new BodyException("a day is outside the calendar.");

    private bool Flag() => Take(1)[0] switch
    {
        0 => false,
        1 => true,
        _ => throw new BodyException("a mark is neither set nor unset."),
    };

    private T Value<T>()
        where T : struct, Enum
    {
        var value = (T)Enum.ToObject(typeof(T), Take(1)[0]);
        return Enum.IsDefined(value) ? value : throw new BodyException($"a {typeof(T).Name} is unknown.");
    }

    private T[] Items<T>(Func<T> read)
    {
        var count = Length(EntryWriter.MostItems);
        if (count > _body.Length - _at) throw new BodyException("a field is cut.");
        var items = new T[count];
        for (var i = 0; i < count; i++) items[i] = read();
        return items;
    }

    private string Text() => Encoding.UTF8.GetString(Take(Length(EntryWriter.LongestText)));

    // Few different texts stand in these fields: each is kept once.
    private string Shared()
    {
        var text = Text();
        if (_shared.TryGetValue(text, out var kept)) return kept;
        _shared.Add(text, text);
        return text;
    }

    private int Length(int limit)
    {
        var value = 0;
        for (var shift = 0; shift < 28; shift += 7)
        {
            var part = Take(1)[0];
            value |= (part & 0x7F) << shift;
            if (part < 0x80) return value <= limit ? value : throw new BodyException("a length is above its limit.");
        }

        throw new BodyException("a length is too long.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _body.Length - _at) throw new BodyException("it is cut.");
        _at += count;
        return _body.AsSpan(_at - count, count);
    }

    // Never leaves this class: it carries the reason from the depth of a field to the answer.
    private sealed class BodyException(string message) : Exception(message);
}

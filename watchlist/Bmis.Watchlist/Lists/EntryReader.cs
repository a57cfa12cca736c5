using System.Text;
using Bmis.Biographics;

namespace Bmis.Watchlist.Lists;

/// <summary>Reads entries from the body of a list file.</summary>
internal sealed class EntryReader
{
    // Bytes of a text that is looked up without making a string.
    private const int ShortText = 128;

    private readonly byte[] _body;
    private readonly int _layout;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _shared =
        new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly Dictionary<string, CountryCode> _countries = new(StringComparer.Ordinal);
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

    private AlertEntry Entry()
    {
        var (id, kind, onEntry) = (Text(), Value<EntryKind>(), Value<AlertAction>());
        if (id.Length == 0) throw new BodyException("it has no id.");
        return new()
        {
            Id = id,
            Kind = kind,
            Source = Shared(),
            Sex = SexOf(Shared()),
            Names = Items(reader => reader.Name()),
            BirthDates = Items(reader => reader.BirthDate()),
            BirthPlaces = Items(reader => reader.Text()),
            Addresses = Items(reader => reader.Text()),
            Nationalities = Items(reader => reader.CountryOf(reader.Shared())),
            Documents = Items(reader => reader.Document()),
            Programmes = Items(reader => reader.Shared()),
            Remarks = Text(),
            // The first layout ends here; its one action is for both directions.
            Actions = new(onEntry, IsFirstLayout ? onEntry : Value<AlertAction>()),
            Warnings = IsFirstLayout ? [] : Items(reader => reader.Value<AlertWarning>()),
            HasProtectionMark = !IsFirstLayout && Flag(),
            IsDrill = !IsFirstLayout && Flag(),
            Terms = IsFirstLayout ? AlertTerms.Silent : Terms(),
            Marks = IsFirstLayout ? "" : Text(),
            Vehicles = IsFirstLayout ? [] : Items(reader => reader.Text()),
            Photograph = IsFirstLayout ? "" : Text(),
            Samples = IsFirstLayout ? [] : Items(reader => reader.Text()),
            Links = IsFirstLayout ? [] : Items(reader => reader.Link()),
        };
    }

    private bool IsFirstLayout => _layout == 1;

    // Most entries say nothing of their own here.
    private AlertTerms Terms()
    {
        var (owner, ground, handling, contact) = (Shared(), Shared(), Shared(), Shared());
        var (reviewOn, expiresOn) = (DayOrNone(), DayOrNone());
        var isSilent = owner.Length + ground.Length + handling.Length + contact.Length == 0
            && reviewOn is null && expiresOn is null;
        return isSilent ? AlertTerms.Silent : new()
        {
            Owner = owner,
            LegalGround = ground,
            Handling = handling,
            Contact = contact,
            ReviewOn = reviewOn,
            ExpiresOn = expiresOn,
        };
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

    private CountryCode CountryOf(string code)
    {
        if (_countries.TryGetValue(code, out var known)) return known;
        if (!CountryCode.Parse(code).TryGet(out var country)) throw new BodyException("a State is unknown.");
        _countries.Add(code, country);
        return country;
    }

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
        where T : struct, Enum =>
        NumberedValues<T>.Find(Take(1)[0]) ?? throw new BodyException($"a {typeof(T).Name} is unknown.");

    // Most fields of most entries are empty.
    private T[] Items<T>(Func<EntryReader, T> read)
    {
        var count = Length(EntryWriter.MostItems);
        if (count == 0) return [];
        if (count > _body.Length - _at) throw new BodyException("a field is cut.");
        var items = new T[count];
        for (var i = 0; i < count; i++) items[i] = read(this);
        return items;
    }

    private string Text() => Encoding.UTF8.GetString(Take(Length(EntryWriter.LongestText)));

    // Few different texts stand in these fields: each is kept once.
    private string Shared()
    {
        var bytes = Take(Length(EntryWriter.LongestText));
        if (bytes.Length > ShortText) return Kept(Encoding.UTF8.GetString(bytes));
        Span<char> text = stackalloc char[ShortText];
        return Kept(text[..Encoding.UTF8.GetChars(bytes, text)]);
    }

    private string Kept(ReadOnlySpan<char> text)
    {
        if (text.Length == 0) return "";
        if (_shared.TryGetValue(text, out var kept)) return kept;
        _shared.Set.Add(kept = text.ToString());
        return kept;
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

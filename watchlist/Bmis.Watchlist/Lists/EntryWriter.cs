using System.Text;

namespace Bmis.Watchlist.Lists;

/// <summary>Writes entries as the body of a list file.</summary>
internal sealed class EntryWriter : IDisposable
{
    /// <summary>Most bytes of one text.</summary>
    internal const int LongestText = 64 * 1024;

    /// <summary>Most items of one field.</summary>
    internal const int MostItems = 10_000;

    private readonly MemoryStream _body = new();
    private readonly BinaryWriter _writer;

    internal EntryWriter() => _writer = new(_body);

    internal void Add(AlertEntry entry)
    {
        Text(entry.Id);
        _writer.Write((byte)entry.Kind);
        _writer.Write((byte)entry.Action);
        Text(entry.Source);
        Text(entry.Sex is { } sex ? sex.ToString() : "");
        Items(entry.Names, Name);
        Items(entry.BirthDates, BirthDate);
        Items(entry.BirthPlaces, Text);
        Items(entry.Addresses, Text);
        Items(entry.Nationalities, country => Text(country.Code));
        Items(entry.Documents, Document);
        Items(entry.Programmes, Text);
        Text(entry.Remarks);
    }

    internal byte[] ToArray()
    {
        _writer.Flush();
        return _body.ToArray();
    }

    public void Dispose() => _writer.Dispose();

    private void Name(AlertName name)
    {
        _writer.Write((byte)name.Kind);
        _writer.Write((byte)name.Quality);
        Text(name.Primary);
        Text(name.Secondary);
    }

    private void BirthDate(BirthInterval interval)
    {
        _writer.Write((byte)interval.Certainty);
        _writer.Write(interval.Earliest.DayNumber);
        _writer.Write(interval.Latest.DayNumber);
    }

    private void Document(AlertDocument document)
    {
        Text(document.Type);
        Text(document.Number.Text);
        Text(document.IssuingState?.Code ?? "");
    }

    private void Items<T>(IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count > MostItems)
            throw new ArgumentException($"A field of an entry holds at most {MostItems} items.");
        _writer.Write7BitEncodedInt(items.Count);
        foreach (var item in items) write(item);
    }

    private void Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > LongestText) throw new ArgumentException($"A text holds at most {LongestText} bytes.");
        _writer.Write7BitEncodedInt(bytes.Length);
        _writer.Write(bytes);
    }
}

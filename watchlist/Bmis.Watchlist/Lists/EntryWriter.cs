using System.Text;

namespace Bmis.Watchlist.Lists;

/// <summary>Writes entries as the body of a list file.</summary>
internal sealed class EntryWriter : IDisposable
{
    /// <summary>Most bytes of one text.</summary>
    internal const int LongestText = 64 * 1024;

    /// <summary>Most items of one field.</summary>
    internal const int MostItems = 10_000;

    /// <summary>Stands for a day that is not stated.</summary>
    internal const int NoDay = -1;

    private readonly MemoryStream _body = new();
    private readonly BinaryWriter _writer;

    internal EntryWriter() => _writer = new(_body);

    internal void Add(AlertEntry entry)
    {
        Text(entry.Id);
        _writer.Write((byte)entry.Kind);
        _writer.Write((byte)entry.Actions.OnEntry);
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
        _writer.Write((byte)entry.Actions.OnExit);
        Items(entry.Warnings, warning => _writer.Write((byte)warning));
        _writer.Write(entry.HasProtectionMark);
        _writer.Write(entry.IsDrill);
        Terms(entry.Terms);
        Text(entry.Marks);
        Items(entry.Vehicles, Text);
        Text(entry.Photograph);
        Items(entry.Samples, Text);
        Items(entry.Links, Link);
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

    private void Terms(AlertTerms terms)
    {
        Text(terms.Owner);
        Text(terms.LegalGround);
        Text(terms.Handling);
        Text(terms.Contact);
        _writer.Write(terms.ReviewOn?.DayNumber ?? NoDay);
        _writer.Write(terms.ExpiresOn?.DayNumber ?? NoDay);
    }

    private void Link(AlertLink link)
    {
        _writer.Write((byte)link.Kind);
        Text(link.EntryId);
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

using System.Globalization;
using Bmis.Benchmarks.Fingerprints;
using Bmis.Edifact;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Paxlst;
using Bmis.Edifact.Pnrgov;

namespace Bmis.Benchmarks.Edifact;

/// <summary>
/// Reads invented lists and bookings of some megabytes on one thread: tokens alone, contents with all that is found in
/// them, and every text asked for; beside a reader that splits text, in the same run.
/// </summary>
internal static class EdifactBenchmark
{
    private const int Travellers = 10_000;
    private const int Runs = 12;

    // What a run takes at least: the time of a thread is told in steps of some milliseconds.
    private const double RunMilliseconds = 200;
    private const double LeastOfLists = 250;
    private const double LeastOfBookings = 150;
    private const double LeastRatio = 4;
    private const double MostBytes = 300;

    internal static void Run(TextWriter output)
    {
        Print(output, "PAXLST", BigMessages.Lists(Travellers), ReadLists, AskLists, LeastOfLists);
        Print(output, "PNRGOV", BigMessages.Bookings(Travellers), ReadBookings, AskBookings, LeastOfBookings);
    }

    private static void Print(
        TextWriter output, string kind, byte[] bytes, Func<byte[], int> read, Func<byte[], int> ask, double least)
    {
        var tokens = Rate(bytes, Tokens);
        var typed = Rate(bytes, one => Demand(read(one)));
        var asked = Rate(bytes, one => ask(one));
        var peer = Rate(bytes, one => Demand(SplitReader.Travellers(one)));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"edifact  {kind}: {bytes.Length / 1e6:0.0} MB, {bytes.Length / Travellers} bytes a traveller; tokens "
            + $"{tokens:0} MB/s, every text asked for {asked:0} MB/s, split text {peer:0} MB/s"));
        Figure[] figures =
        [
            new($"{kind}, contents with what is found in them", typed, "MB/s", least, AtLeast: true),
            new($"{kind}, against split text", typed / peer, "times", LeastRatio, AtLeast: true),
            new($"{kind}, allocated for a traveller", Allocated(bytes, read), "bytes", MostBytes, AtLeast: false),
        ];
        foreach (var figure in figures)
            output.WriteLine($"edifact  {figure}");
    }

    // Megabytes of the file a second, of the best run, by the time that the thread has had.
    private static double Rate(byte[] bytes, Func<byte[], int> read)
    {
        var once = ThreadTime.Milliseconds(() => Array.ForEach([1, 2, 3, 4], _ => read(bytes))) / 4;
        var turns = (int)Math.Clamp(RunMilliseconds / once, 1, RunMilliseconds);
        return bytes.Length / 1e3 / ThreadTime.Milliseconds(Runs, turns, _ => read(bytes));
    }

    private static double Allocated(byte[] bytes, Func<byte[], int> read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Demand(read(bytes));
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Travellers;
    }

    private static int Demand(int travellers) => travellers == Travellers
        ? travellers
        : throw new InvalidOperationException($"{travellers} of {Travellers} travellers were read.");

    private static int Tokens(byte[] bytes)
    {
        using var reader = new SegmentReader(bytes, new DiagnosticList());
        var elements = 0;
        while (reader.Read())
            elements += reader.Current.Count;
        return elements;
    }

    private static int ReadLists(byte[] bytes) => Lists(bytes).Sum(list => list.Persons.Count);

    // The parse counts bookings, each of which has two travellers.
    private static int ReadBookings(byte[] bytes) => Pushes(bytes).Sum(push => 2 * push.Bookings.Count);

    private static int AskLists(byte[] bytes) => Lists(bytes).SelectMany(list => list.Persons).Sum(one =>
        one.Role.Length + one.Surname.Length + one.GivenNames.Count + one.NamesWithoutBlanks.Count + one.PartyId.Length
        + (one.Address?.City.Length ?? 0) + one.Sex.Length + one.Nationalities.Count + one.Dates.Count
        + one.Places.Count + one.References.Count + one.Documents.Count + one.Measures.Count + one.Texts.Count
        + one.Contacts.Count + one.Employment.Length + one.Verification.Length);

    private static int AskBookings(byte[] bytes) => Pushes(bytes).SelectMany(push => push.Bookings).Sum(one =>
        one.Locators.Count + one.Dates.Count + (one.Office?.System.Length ?? 0) + one.Addresses.Count
        + one.Requests.Count + one.Texts.Count + one.Names.Count + one.Legs.Count + one.Splits.Count
        + one.History.Count + one.Others.Count);

    private static IEnumerable<PassengerList> Lists(byte[] bytes)
    {
        var (transmission, found) = (CarrierMessages.Read(bytes), new DiagnosticList());
        return [.. Messages(transmission).Select(message => PaxlstReader.Read(transmission, message, found))];
    }

    private static IEnumerable<PnrPush> Pushes(byte[] bytes)
    {
        var (transmission, found) = (CarrierMessages.Read(bytes), new DiagnosticList());
        return [.. Messages(transmission).Select(message => PnrgovReader.Read(transmission, message, found))];
    }

    private static IEnumerable<ReceivedMessage> Messages(Transmission transmission) =>
        transmission.Interchanges.SelectMany(one => one.Messages);
}

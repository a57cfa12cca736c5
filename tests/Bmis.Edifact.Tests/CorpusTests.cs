using System.Globalization;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Paxlst;
using Bmis.Edifact.Pnrgov;
using Bmis.Edifact.Tests.Interchange;

namespace Bmis.Edifact.Tests;

/// <summary>Every file of the public samples, of whatever type, by the counts that came with them.</summary>
public sealed class CorpusTests
{
    // Files that came without a count of persons, and how many of ours are in them.
    private static readonly Dictionary<string, (int Persons, string Why)> NotCounted = new()
    {
        ["smooks-paxlst/PAXLST.xml"] = (0, "a list that another program has turned into XML of its own"),
        ["smooks-paxlst/PAXLST_frag.xml"] = (0, "a piece of the same"),
    };

    [Fact]
    public void Everybody_in_every_file_is_found()
    {
        var (files, everybody) = (0, 0);
        foreach (var (name, counted) in Manifest())
        {
            var transmission = CarrierMessages.Read(Samples.Read(name));
            var found = transmission.Interchanges.SelectMany(one => one.Messages)
                .Sum(message => Persons(transmission, message));
            Assert.Equal((name, counted), (name, found));
            files++;
            everybody += found;
        }

        Assert.InRange(files, 60, int.MaxValue);
        Assert.InRange(everybody, 300, int.MaxValue);
    }

    [Fact]
    public void Segments_and_gaps_of_every_file_are_its_bytes()
    {
        foreach (var (name, _) in Manifest())
        {
            var bytes = Samples.Read(name);
            Assert.True(bytes.AsSpan().SequenceEqual(Walk.Of(bytes).Emitted), name);
        }
    }

    [Fact]
    public void Bookings_of_XML_without_a_push_around_them_are_read_and_held()
    {
        var transmission = CarrierMessages.Read(Samples.Read("pnrgov-xml-saberls/test_pnr.xml"));
        var message = Assert.Single(Assert.Single(transmission.Interchanges).Messages);
        var found = new DiagnosticList();
        var booking = Assert.Single(PnrgovReader.Read(transmission, message, found).Bookings);
        Assert.Equal([DiagnosticCode.XmlFragment], found.Select(one => one.Code));
        Assert.Equal(Grade.D, Grading.Of(transmission, message, found));
        Assert.Single(booking.Legs);
        Assert.All(booking.Names, name => Assert.NotEqual(
            "", DocsText.Read(name.Details.Requests[0].Text, new(2024, 1, 1))!.Number));
    }

    private static List<(string Name, int Persons)> Manifest() =>
    [
        .. Samples.Manifest().Select(row => (row[0], NotCounted.TryGetValue(row[0], out var known)
            ? known.Persons : int.Parse(row[9], CultureInfo.InvariantCulture))),
    ];

    private static int Persons(Transmission transmission, ReceivedMessage message) =>
        PaxlstReader.IsOne(message) ? PaxlstReader.Read(transmission, message, new()).Persons.Count
        : PnrgovReader.IsOne(message)
            ? PnrgovReader.Read(transmission, message, new()).Bookings.Sum(one => one.Names.Count)
            : 0;
}

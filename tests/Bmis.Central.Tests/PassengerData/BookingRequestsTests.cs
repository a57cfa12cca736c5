using System.Text;
using Bmis.Central.PassengerData.Reading;

namespace Bmis.Central.Tests.PassengerData;

/// <summary>Whose the documents of a booking are.</summary>
public sealed class BookingRequestsTests
{
    [Fact]
    public void What_many_names_of_one_reference_share_is_the_first_ones()
    {
        var names = string.Concat(Enumerable.Range(0, 300).Select(place => $"TIF+NAME{place}+ANNA:A:1'"));
        var requests = string.Concat(Enumerable.Range(100, 300).Select(
            number => $"SSR+DOCS:HK::UT:::::/P/UTO/L{number}/UTO/12AUG74/F/15APR32/E/A+15A::1'"));
        var travellers = Read(requests + names);
        Assert.Equal(300, travellers.Count);
        Assert.Equal(10 * 300, travellers.Sum(one => one.Documents.Count));
        Assert.Equal(300, travellers[9].Documents.Count);
    }

    [Fact]
    public void Each_name_has_what_is_asked_for_its_reference()
    {
        var travellers = Read(
            "SSR+DOCS:HK::UT:::::/P/UTO/L1/UTO/12AUG74/F/15APR32/E/A+15A::2'"
            + "SSR+DOCS:HK::UT:::::/P/UTO/L2/UTO/12AUG74/F/15APR32/B/A+15A::1'"
            + "TIF+ERIKSSON+ANNA:A:1'TIF+BERG+ANNA:A:2'");
        Assert.Equal(
            ["ERIKSSON L2", "BERG L1"], travellers.Select(one => $"{one.Surname} {one.Documents[0].Number}"));
    }

    private static IReadOnlyList<TravellerFacts> Read(string booking)
    {
        var bytes = Encoding.Latin1.GetBytes(
            "UNB+IATA:1+UT++261128:2100+P'UNH+1+PNRGOV:13:1:IA'MSG+:22'TVL+291126:2215+UTA+UTB+UT+123'EQN+1'SRC'"
            + $"RCI+UT:ABC123'{booking}UNT+9+1'UNZ+1+P'");
        var transmission = Bmis.Edifact.CarrierMessages.Read(bytes);
        return MessageContent.Of(transmission, transmission.Interchanges[0].Messages[0]).Travellers;
    }
}

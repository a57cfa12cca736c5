using System.Text;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Pnrgov;

namespace Bmis.Edifact.Tests.PnrgovXml;

/// <summary>Pushes of invented bookings in XML, and how tests read them.</summary>
internal static class Notifications
{
    internal const string Head =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <IATA_PNRGOV_NotifRQ xmlns="http://www.iata.org/IATA/2007/00" Version="13.1" TimeStamp="2026-11-28T21:00:05Z"
            TransactionIdentifier="PNR7">
          <Originator AirlineCode="UT" SystemCode="UTS"/>
          <FlightLeg CarrierCode="UT" FlightNumber="123" DepartureDateTime="2026-11-28T22:15:00"
              ArrivalDateTime="2026-11-30T07:15:00">
            <DepartureAirport LocationCode="UTA"/><ArrivalAirport LocationCode="UTB"/>
          </FlightLeg>
          <PNRs NumberOfPnrs="27">

        """;

    internal const string Tail = "</PNRs></IATA_PNRGOV_NotifRQ>\n";

    internal const string Full =
        """
        <PNR NumberOfPassengers="2" PNR_CreationDate="2026-11-01T10:10:00" PNR_TransDate="2026-11-27T10:10:00">
          <BookingRefID ID="ABC123"><CompanyName Code="UT"/></BookingRefID>
          <BookingRefID ID="XYZ789"><CompanyName Code="1A"/></BookingRefID>
          <POS><Source AgentSine="A78987" PseudoCityCode="LON" ISOCountry="GB" ISOCurrency="GBP" AirportCode="UTM">
            <RequestorID Type="T" ID="52519951"><CompanyName Code="1A"/></RequestorID></Source></POS>
          <ContactInfo PhoneNumber="5551"><AddressLine>1 HIGH STREET</AddressLine><CityName>PORT UTOPIA</CityName>
            <PostalCode>12345</PostalCode><CountryName>UTO</CountryName></ContactInfo>
          <SSR SSRCode="VGML" ServiceQuantity="1" Status="HK" RPH="1"><Airline Code="UT"/><Text>NO EGGS</Text></SSR>
          <OSI><Airline Code="UT"/><Text>VIP</Text></OSI>
          <Passenger RPH="1" SurnameRefNumber="1" AccompaniedByInfantInd="true">
            <GivenName>ANNAMRS</GivenName><Surname>ERIKSSON</Surname>
            <CustLoyalty ProgramID="UT" MembershipID="1234567890"/>
            <FareInfo PTC_Code="ADT"/>
            <DOC_SSR SSRCode="DOCS" ServiceQuantity="1" Status="HK"><FlightInfo Code="UT"/>
              <DOCS Gender="F" Surname="ERIKSSON" FirstGivenName="ANNA"/></DOC_SSR>
            <TicketDocument TicketDocumentNbr="0062120234533" Type="T" DateOfIssue="2026-11-27">
              <TotalFare Amount="2957.94" CurrencyCode="GBP"/>
              <PaymentInfo PaymentType="CC" PaymentAmount="800.00" VendorCode="VI" AccountNbr="4111111111111111"
                ExpiryDate="0331" CardHolderName="A PAYER"/>
            </TicketDocument>
          </Passenger>
          <Passenger RPH="2" SurnameRefNumber="1"><GivenName>LEOMSTR</GivenName><Surname>ERIKSSON</Surname>
            <FareInfo PTC_Code="CHD"/>
            <DOC_SSR SSR_Code="DOCS"><DOCS DateOfBirth="1919-04-01" TravelDocNbr="L898902C4" IssuingLoc="UTO"
              PaxNationality="UTO" Gender="M" ExpiryDate="2032-04-15" Surname="ERIKSSON" FirstGivenName="LEO"
              SecondGivenName="OLE"/></DOC_SSR></Passenger>
          <Flight DepartureDateTime="2026-11-28T22:15:00" ArrivalDateTime="2026-11-30T07:15:00" NumberInParty="2"
              Status="HK" FlightNumber="123" ResBookDesigCode="B">
            <DepartureAirport LocationCode="UTA"/><ArrivalAirport LocationCode="UTB"/>
            <OperatingAirline Code="XX" FlightNumber="777"/><MarketingAirline Code="UT"/>
            <SSR SSRCode="DOCS" Status="HK" RPH="1"><Airline Code="UT"/>
              <Text>/P/UTO/L898902C3/UTO/12AUG74/F/15APR32/ERIKSSON/ANNA/MARIA</Text></SSR>
            <SSR SSRCode="SEAT" Status="HK" RPH="1" SeatNumber="15A"/>
            <BookingRefID ID="777777"><CompanyName Code="XX"/></BookingRefID>
          </Flight>
          <SplitPNR><BookingRefID ID="SPLIT1"><CompanyName Code="UT"/></BookingRefID></SplitPNR>
          <History><Change DateTime="2026-11-07T10:10:00"><Source AgentSine="7"/>
            <Flight ActionCode="X" FlightNumber="324"/></Change></History>
          <PrepaidBag UnitOfMeasureQuantity="2" UnitOfMeasureCode="700"/>
        </PNR>

        """;

    /// <summary>A booking of one traveller with a card and a sensitive service.</summary>
    internal const string Booking =
        """
        <BookingRefID xmlns="http://www.iata.org/IATA/2007/00" ID="ABC123"><CompanyName Code="UT"/></BookingRefID>
        <Passenger RPH="1"><GivenName>ANNA</GivenName><Surname>ERIKSSON</Surname><TicketDocument TicketDocumentNbr="1">
        <PaymentInfo PaymentType="CC" AccountNbr="4111111111111111"/></TicketDocument></Passenger>
        <SSR SSRCode="VGML" RPH="1"><Text>NO EGGS</Text></SSR>
        """;

    internal static string Small => Head + "<PNR>" + Booking + "</PNR>" + Tail;

    internal static string Whole => Head + Full + Tail;

    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The only message, and what is read of it.</summary>
    internal static (Transmission Transmission, ReceivedMessage Message, PnrPush Push, DiagnosticList Found) Read(
        byte[] bytes)
    {
        var transmission = CarrierMessages.Read(bytes);
        var message = transmission.Interchanges.Single().Messages.Single();
        var found = new DiagnosticList();
        return (transmission, message, PnrgovReader.Read(transmission, message, found), found);
    }
}

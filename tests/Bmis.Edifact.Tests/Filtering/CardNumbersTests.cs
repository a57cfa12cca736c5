using Bmis.Edifact.Filtering;

namespace Bmis.Edifact.Tests.Filtering;

/// <summary>Numbers of cards are those that schemes publish for tests.</summary>
public sealed class CardNumbersTests
{
    [Theory]
    [InlineData("4111111111111111", "XXXXXXXXXXXX1111")]
    [InlineData("PAY BY 4111 1111 1111 1111.", "PAY BY XXXX XXXX XXXX 1111.")]
    [InlineData("5555-5555-5555-4444", "XXXX-XXXX-XXXX-4444")]
    [InlineData("2223.0031.2200.3222", "XXXX.XXXX.XXXX.3222")]
    [InlineData("3714 496353 98431", "XXXX XXXXXX X8431")]
    [InlineData("378282246310005", "XXXXXXXXXXX0005")]
    [InlineData("6011/1111/1111/1117", "XXXX/XXXX/XXXX/1117")]
    [InlineData("3530111333300000", "XXXXXXXXXXXX0000")]
    [InlineData("6200000000000000000", "XXXXXXXXXXXXXXX0000")]
    [InlineData("4111 - 1111 - 1111 - 1111", "XXXX - XXXX - XXXX - 1111")]
    [InlineData("4111\u20131111\u20131111\u20131111", "XXXX\u2013XXXX\u2013XXXX\u20131111")]
    [InlineData("41111111 11111111", "XXXXXXXX XXXX1111")]
    [InlineData("411111 1111111111", "XXXXXX XXXXXX1111")]
    [InlineData("4111\n1111:1111_1111", "XXXX\nXXXX:XXXX_1111")]
    [InlineData("CCVI4111111111111111/0331", "CCVIXXXXXXXXXXXX1111/0331")]
    [InlineData("4111111111111111 0331 123", "XXXXXXXXXXXX1111 0331 123")]
    [InlineData("1234 4111 1111 1111 1111", "1234 XXXX XXXX XXXX 1111")]
    [InlineData("CC 4111111111111111123", "CC XXXXXXXXXXXX1111123")]
    [InlineData("VI41111111111111110331", "VIXXXXXXXXXXXX11110331")]
    [InlineData("CC4222222222222", "CCXXXXXXXXX2222")]
    [InlineData("4222 222 222 222", "XXXX XXX XX2 222")]
    [InlineData("DC 30569309025904", "DC XXXXXXXXXX5904")]
    [InlineData("3056 930902 5904", "XXXX XXXXXX 5904")]
    [InlineData("UATP 122000000000003", "UATP XXXXXXXXXXX0003")]
    [InlineData("CTCM 4111111111111111", "CTCM XXXXXXXXXXXX1111")]
    [InlineData("HOTEL 371449635398431", "HOTEL XXXXXXXXXXX8431")]
    [InlineData("CALL 555 PAID 371449635398431", "CALL 555 PAID XXXXXXXXXXX8431")]
    [InlineData("TKNE 4111111111111111", "TKNE XXXXXXXXXXXX1111")]
    [InlineData("AGENT ID 7 FOR 4111111111111111", "AGENT ID 7 FOR XXXXXXXXXXXX1111")]
    [InlineData("DOCS 4111111111111111", "DOCS XXXXXXXXXXXX1111")]
    [InlineData("3747-169730-94427\n69730-9442", "XXXX-XXXXXX-XXXXX\nXXXXX-9442")]
    [InlineData("4111111111111111 5555555555554444", "XXXXXXXXXXXX1111 XXXXXXXXXXXX4444")]
    public void All_but_the_last_four_digits_of_a_card_number_are_masked(string text, string expected) =>
        Assert.Equal(expected, CardNumbers.MaskIn(text));

    [Theory]
    [InlineData("4111111111111112")]
    [InlineData("0000000000000000")]
    [InlineData("7111111111111111")]
    [InlineData("411111111111")]
    [InlineData("4111 1111 1111")]
    [InlineData("41111111111111111111")]
    [InlineData("4222222222222")]
    [InlineData("30569309025904")]
    [InlineData("122000000000003")]
    [InlineData("TKNE HK1 4222222222222")]
    [InlineData("TKT 4222222222222/4222222222222")]
    [InlineData("ETKT 3782822463100-05")]
    [InlineData("TKT 3782822463104-34")]
    [InlineData("+378282246310005")]
    [InlineData("+ 4222 222 222 222")]
    [InlineData("CTCM PAX MOBILE 378282246310005")]
    [InlineData("TEL 4222 222 222 222")]
    [InlineData("DOCS HK1/P/UTO/4111111111111111/UTO/12AUG74/F")]
    [InlineData("DOCO HK1//V/4111111111111111")]
    [InlineData("PASSPORT 4111111111111111")]
    [InlineData("FOID NI6200000000000000000")]
    [InlineData("4 111 1111 1111 1111")]
    [InlineData("4111    1111    1111    1111")]
    [InlineData("4111A1111B1111C1111")]
    [InlineData("411111XXXXXX1111")]
    [InlineData("XXXXXXXXXXXX1111")]
    [InlineData("29 NOV 2026 2215 UT 123 UTA UTB")]
    [InlineData("")]
    public void Other_numbers_are_left_alone(string text)
    {
        Assert.Equal(text, CardNumbers.MaskIn(text));
        Assert.Empty(CardNumbers.Find(text));
    }

    [Fact]
    public void A_masked_text_is_masked_no_further()
    {
        foreach (var text in new[] { "4111 1111 1111 1111", "CCVI41111111111111110331", "3056 930902 5904" })
        {
            var masked = CardNumbers.MaskIn(text);
            Assert.NotEqual(text, masked);
            Assert.Equal(masked, CardNumbers.MaskIn(masked));
        }
    }

    [Fact]
    public void The_places_of_numbers_are_told() =>
        Assert.Equal([(3, 19)], CardNumbers.Find("AB 4111111111111111 CD"));

    [Fact]
    public void Of_numbers_without_meaning_few_are_taken_for_cards()
    {
        var random = new Random(20261129);
        var taken = 0;
        for (var turn = 0; turn < 20_000; turn++)
        {
            var length = random.Next(10, 20);
            var digits = new string([.. Enumerable.Range(0, length).Select(_ => (char)('0' + random.Next(10)))]);
            taken += CardNumbers.Find(digits).Count;
        }

        // A tenth has a check digit that fits; of 15 to 19 digits about a fifth begins as a scheme's numbers do.
        Assert.InRange(taken, 20, 20_000 * 15 / 1_000);
    }

    [Theory]
    [InlineData("4111111111111111", "XXXXXXXXXXXX1111")]
    [InlineData("372395XXXXX9581", "XXXXXXXXXXX9581")]
    [InlineData("4111 1111 1111 1111", "XXXX XXXX XXXX 1111")]
    [InlineData("41111111111", "XXXXXXX1111")]
    [InlineData("1234", "1234")]
    [InlineData("INVOICE", "INVOICE")]
    [InlineData("", "")]
    public void Of_an_account_four_digits_are_left(string account, string expected) =>
        Assert.Equal(expected, CardNumbers.MaskAccount(account));
}

using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Tests.Interchange;

public sealed class SegmentReaderTests
{
    private const string Header = "UNB+UNOA:4+A+B+261129:0631+R'UNH+1+PAXLST:D:05B:UN'";

    [Theory]
    [InlineData(":+.? '")]
    [InlineData(":+.?*'")]
    [InlineData(":*.? $")]
    [InlineData(":*.? #")]
    [InlineData(":-.? '")]
    [InlineData(":-.? *")]
    [InlineData(":(.) -")]
    [InlineData(":+,  '")]
    public void A_service_string_gives_the_separators(string six)
    {
        var usual = Walk.Of(Specimens.Paxlst);
        var walk = Walk.Of(Specimens.With(Specimens.Paxlst, six));
        Assert.Equal(usual.Segments, walk.Segments);
        Assert.All(walk.Separators, found => Assert.Equal(Delimiters.Of(Specimens.Bytes(six)), found));
        Assert.Empty(walk.Diagnostics);
    }

    // The UNA has five characters, ends in a typographic apostrophe (Windows-1252, UTF-8), releases with a backslash,
    // names a separator twice, has a letter, or does not fit the UNB.
    [Theory]
    [InlineData("UNA:+.?'")]
    [InlineData("UNA:+.? \u0092")]
    [InlineData("UNA:+.? \u00E2\u0080\u0099")]
    [InlineData("UNA:+.\\ '")]
    [InlineData("UNA++.? '")]
    [InlineData("UNA:+.?:'")]
    [InlineData("UNAX+.? '")]
    [InlineData("UNA:*.? '")]
    public void A_service_string_that_cannot_be_one_is_noise_and_the_separators_are_inferred(string broken)
    {
        var walk = Walk.Of(broken + Specimens.Paxlst[9..]);
        Assert.Equal(Walk.Of(Specimens.Paxlst).Segments.Skip(1), walk.Segments);
        Assert.Contains(DiagnosticCode.SeparatorsInferred, walk.Codes);
        Assert.Equal(!broken.Contains('X', StringComparison.Ordinal),
            walk.Codes.Contains(DiagnosticCode.ServiceStringImplausible));
    }

    [Theory]
    [InlineData(":+.? '", '?')]
    [InlineData(":*.? $", '?')]
    [InlineData(":-.? *", '?')]
    [InlineData(":(.) -", ')')]
    [InlineData(":+.? \"", '?')]
    [InlineData("\u001F\u001D.  \u001C", '\0')]
    public void Separators_without_a_service_string_are_inferred(string six, char release)
    {
        var walk = Walk.Of(Specimens.With(Specimens.Paxlst, six)[9..]);
        Assert.Equal(Walk.Of(Specimens.Paxlst).Segments.Skip(1), walk.Segments);
        Assert.Equal((byte)release, walk.Separators[0].Release);
        Assert.Equal([DiagnosticCode.SeparatorsInferred], walk.Codes);
    }

    [Fact]
    public void A_typographic_apostrophe_ends_segments_where_the_whole_text_has_it()
    {
        var text = Specimens.Paxlst[9..].Replace("'", "\u00E2\u0080\u0099", StringComparison.Ordinal);
        Assert.Equal(Walk.Of(Specimens.Paxlst).Segments.Skip(1), Walk.Of(text).Segments);
    }

    [Fact]
    public void A_text_of_syntax_four_without_a_service_string_repeats_with_an_asterisk_only_where_asked()
    {
        using var reader = new SegmentReader("UNB+UNOA:4+APIS*XY:ZZ+B'UNH+1+PAXLST:D:03B:UN'ATT+2++M:1*F'"u8);
        Assert.True(reader.Read());
        Assert.Equal("APIS*XY", Walk.Text(reader.Current[1][0]));
        Assert.True(reader.Read() && reader.Read());
        Assert.Equal(2, reader.Current[2].RepetitionCount);
        Assert.Equal("1", Walk.Text(reader.Current[2].Repetition(0)[1]));
        Assert.Equal("F", Walk.Text(reader.Current[2].Repetition(1)[0]));
        Assert.True(reader.Current[2].Repetition(2).IsEmpty);
    }

    [Theory]
    [InlineData("FTX+A?+B:C?:D?'E??F'", "FTX|A+B^C:D'E?F")]
    [InlineData("FTX+A???+B'", "FTX|A?+B")]
    [InlineData("FTX+A??'", "FTX|A?")]
    [InlineData("FTX+A?\r\n+B'", "FTX|A+B")]
    [InlineData("FTX+?A'", "FTX|A")]
    public void A_released_character_is_text(string segment, string expected) =>
        Assert.Equal(expected, Walk.Of(Header + segment).Segments[^1]);

    [Fact]
    public void A_blank_as_release_means_none()
    {
        var text = Specimens.With(Specimens.Paxlst, ":+.  '").Replace("ANNA", "AN?", StringComparison.Ordinal);
        Assert.Contains("NAD|FL|||ERIKSSON^AN?^MARIA", Walk.Of(text).Segments);
    }

    [Fact]
    public void A_release_character_with_nothing_behind_it_is_reported()
    {
        var walk = Walk.Of(Header + "FTX+A?");
        Assert.Equal("FTX|A", walk.Segments[^1]);
        Assert.Contains(new Diagnostic(DiagnosticCode.ReleaseDangling, Header.Length + 5), walk.Diagnostics);
        Assert.Contains(new Diagnostic(DiagnosticCode.SegmentUnterminated, Header.Length), walk.Diagnostics);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n")]
    [InlineData("\f")]
    public void Folding_at_every_place_changes_no_segment(string fold)
    {
        var expected = Walk.Of(Specimens.Paxlst).Segments;
        for (var at = 9; at <= Specimens.Paxlst.Length; at++)
            Assert.Equal(expected, Walk.Of(Specimens.Paxlst.Insert(at, fold)).Segments);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(63)]
    [InlineData(69)]
    public void Lines_of_a_network_change_no_segment(int line)
    {
        var walk = Walk.Of("UNA:+.? '" + Specimens.Fold(Specimens.Paxlst[9..], line));
        Assert.Equal(Walk.Of(Specimens.Paxlst).Segments, walk.Segments);
        Assert.Empty(walk.Diagnostics);
    }

    [Fact]
    public void A_blank_before_a_fold_has_two_readings()
    {
        using var reader = new SegmentReader(Specimens.Bytes(Header + "NAD+FL+++VAN \r\nDAM:JO AN'"));
        Assert.True(reader.Read() && reader.Read() && reader.Read());
        var name = new byte[20];
        var given = reader.Current[3][1];
        var surname = reader.Current[3][0];
        Assert.Equal("VAN DAM", System.Text.Encoding.ASCII.GetString(name, 0, surname.CopyTo(name)));
        var length = surname.CopyTo(name, FoldedBlanks.Dropped);
        Assert.Equal("VANDAM", System.Text.Encoding.ASCII.GetString(name, 0, length));
        Assert.True(surname.HasBlankBeforeFold && !given.HasBlankBeforeFold);
    }

    [Fact]
    public void A_type_b_wrapper_is_noise()
    {
        var walk = Walk.Of(Specimens.TypeB);
        Assert.Equal(Walk.Of(Specimens.Paxlst).Segments, walk.Segments);
        Assert.Equal([DiagnosticCode.ForeignText, DiagnosticCode.ForeignText], walk.Codes);
        Assert.Equal(Delimiters.TypeB, walk.Separators[0]);
    }

    [Fact]
    public void Several_interchanges_keep_their_own_separators()
    {
        var walk = Walk.Of(Specimens.Cusres + "\r\nnoise\r\n" + Specimens.TypeB + Specimens.Pnrgov);
        string[] parts = [Specimens.Cusres, Specimens.Paxlst, Specimens.Pnrgov];
        Assert.Equal(parts.SelectMany(part => Walk.Of(part).Segments), walk.Segments);
        Assert.Equal(3, walk.Separators.Distinct().Count());
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r\nQU UTOBRXH\r\n.UTOCAXH 290631\r\n")]
    [InlineData("\r\nQU UTOBRXH\r\n.UTOCAXH 290631\r\n\u0002")]
    public void An_interchange_that_was_cut_off_does_not_swallow_the_next(string between)
    {
        var cut = Specimens.Paxlst[..(Specimens.Paxlst.IndexOf("740812", StringComparison.Ordinal) + 3)];
        var walk = Walk.Of(cut + between + Specimens.Pnrgov);
        var whole = Walk.Of(Specimens.Pnrgov).Segments;
        Assert.Equal(whole, walk.Segments.TakeLast(whole.Count));
        Assert.StartsWith("DTM|329^740", walk.Segments[^(whole.Count + 1)], StringComparison.Ordinal);
        Assert.Contains(DiagnosticCode.SegmentUnterminated, walk.Codes);
    }

    [Fact]
    public void Text_between_a_message_and_its_interchange_trailer_is_noise()
    {
        const string Foreign = "\r\nForwarded by the UN agent\r\n";
        var walk = Walk.Of(Specimens.Paxlst.Replace("UNE+1", Foreign + "UNE+1", StringComparison.Ordinal));
        Assert.Equal(Walk.Of(Specimens.Paxlst).Segments, walk.Segments);
        Assert.Equal([DiagnosticCode.ForeignText], walk.Codes);
    }

    [Fact]
    public void A_padded_tag_and_junk_segments_are_read()
    {
        var walk = Walk.Of(Header + "UNG *PAX'LT'L'' ''NAD +MS'");
        Assert.Equal(["???", "LT", "L", "NAD|MS"], walk.Segments.Skip(2));
        Assert.Contains(DiagnosticCode.TagMalformed, walk.Codes);
    }

    [Fact]
    public void An_empty_place_is_the_same_as_one_that_was_not_sent()
    {
        using var reader = new SegmentReader(Specimens.Bytes(Header + "DOC++4:'"));
        Assert.True(reader.Read() && reader.Read() && reader.Read());
        var segment = reader.Current;
        Assert.Equal(2, segment.Count);
        Assert.True(segment[0].IsEmpty && segment[9].IsEmpty && segment[9][3].IsEmpty && segment[1][1].IsEmpty);
        Assert.True(segment[-1].IsEmpty);
        Assert.Equal(2, segment[1].Count);
        Assert.Equal(Header.Length + 5, segment[1][0].Offset);
    }

    [Theory]
    [InlineData("DTM+ 007 '", 7, true)]
    [InlineData("DTM+0\r\n07'", 7, true)]
    [InlineData("DTM+7A'", null, false)]
    [InlineData("DTM+'", null, false)]
    [InlineData("DTM+1234567890'", null, false)]
    [InlineData("DTM+000000000007'", 7, false)]
    public void Numbers_and_codes_are_read_without_padding(string text, int? number, bool isSeven)
    {
        using var reader = new SegmentReader(Specimens.Bytes(Header + text));
        Assert.True(reader.Read() && reader.Read() && reader.Read());
        Assert.Equal(number, reader.Current[0].Whole.Number());
        Assert.Equal(isSeven, reader.Current[0].Whole.Is("007"u8));
    }

    [Theory]
    [InlineData(EdifactLimits.SegmentBytes, true)]
    [InlineData(EdifactLimits.SegmentBytes + 1, false)]
    public void A_segment_beyond_the_limit_is_noise(int bytes, bool isRead)
    {
        var walk = Walk.Of(Header + "FTX+" + new string('A', bytes - 5) + "'BGM+745'");
        Assert.Equal(isRead ? 4 : 3, walk.Segments.Count);
        Assert.Equal(!isRead, walk.Codes.Contains(DiagnosticCode.SegmentTooLong));
        Assert.Equal("BGM|745", walk.Segments[^1]);
    }

    [Theory]
    [InlineData(EdifactLimits.Elements, false)]
    [InlineData(EdifactLimits.Elements + 1, true)]
    [InlineData(EdifactLimits.Elements * 2, true)]
    public void Elements_beyond_the_limit_stay_in_the_last_one(int elements, bool isTooMany)
    {
        using var reader = new SegmentReader(
            Specimens.Bytes(Header + "FTX" + string.Concat(Enumerable.Repeat("+A", elements)) + "'"));
        Assert.True(reader.Read() && reader.Read() && reader.Read());
        Assert.Equal(EdifactLimits.Elements, reader.Current.Count);
        Assert.Equal(isTooMany, reader.Current[EdifactLimits.Elements - 1].Whole.Raw.Length > 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("UN")]
    [InlineData("UNA")]
    [InlineData("UNA:+.? '")]
    [InlineData("UNITED NATIONS")]
    [InlineData("UNB")]
    [InlineData("UNH+")]
    [InlineData("the UNB (see there) is missing")]
    public void What_holds_no_interchange_has_no_segments(string text) => Assert.Empty(Walk.Of(text).Segments);
}

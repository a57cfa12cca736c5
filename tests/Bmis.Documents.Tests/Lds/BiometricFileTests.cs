using Bmis.Documents.Lds;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.Lds;

public sealed class BiometricFileTests
{
    [Fact]
    public void Fingers_and_irises_of_the_reference_passport_are_read_as_blocks()
    {
        var fingers = DataGroup3.Read(RealFiles.Read("bsi-tr03105-5/Datagroup3.bin")).Value!.Templates;
        Assert.Equal([9, 10], fingers.Select(one => one.Header.Subtype!.Value));
        Assert.All(fingers, one => Assert.Equal((8, 7), (one.Header.Type, one.Header.FormatType)));
        Assert.All(fingers, one => Assert.True(one.Data.Span.StartsWith("FIR\0"u8)));
        var irises = DataGroup4.Read(RealFiles.Read("bsi-tr03105-5/Datagroup4.bin")).Value!.Templates;
        Assert.Equal([0x10, 0x10], irises.Select(one => one.Header.Type!.Value));
        Assert.All(irises, one => Assert.True(one.Data.Span.StartsWith("IIR\0"u8)));
    }

    // A chip without fingerprints has an empty group and random bytes, so that its hash tells nothing.
    [Fact]
    public void A_group_without_templates_is_a_group()
    {
        var file = TlvWriter.Object(0x63, new TlvWriter()
            .Add(0x7F61, group => group.Add(0x02, [0]))
            .Add(0x53, [1, 2, 3, 4, 5, 6, 7, 8])
            .Written.Span);
        var read = DataGroup3.Read(file);
        Assert.Empty(read.Value!.Templates);
        Assert.Empty(read.Problems);
    }

    [Fact]
    public void A_place_leads_to_the_block()
    {
        var file = SampleFiles.Templates(0x76, 0x5F2E, [9, 8, 7]);
        var template = DataGroup4.Read(file).Value!.Templates.Single();
        Assert.Equal([9, 8, 7], file[template.Place..(template.Place + 3)]);
    }

    [Fact]
    public void A_template_without_a_block_and_too_many_templates_are_named()
    {
        var bare = new TlvWriter().Add(0x63, file => file.Add(0x7F61, group => group
            .Add(0x7F60, template => template.AddWritten(SampleFiles.FaceHeader()))));
        Assert.Equal(LdsFault.Missing, DataGroup3.Read(bare.ToArray()).Fault);
        var many = Enumerable.Repeat<byte[]>([1], 40).ToArray();
        Assert.Equal(LdsFault.TooMany, DataGroup3.Read(SampleFiles.Templates(0x63, 0x5F2E, many)).Fault);
    }
}

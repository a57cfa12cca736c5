using Microsoft.EntityFrameworkCore;

namespace Bmis.BorderPost.Journaling;

/// <summary>The few rows beside the chain. The chain itself is written and read by prepared commands.</summary>
internal sealed class JournalContext(DbContextOptions<JournalContext> options) : DbContext(options)
{
    internal DbSet<LaneRow> Lanes => Set<LaneRow>();

    internal DbSet<AcknowledgedRow> Acknowledged => Set<AcknowledgedRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LaneRow>(lane =>
        {
            lane.ToTable("lane").HasKey(row => row.Id);
            lane.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
            lane.Property(row => row.LaneId).HasColumnName("lane_id");
            lane.Property(row => row.BoundAt).HasColumnName("bound_at");
        });
        modelBuilder.Entity<AcknowledgedRow>(acknowledged =>
        {
            acknowledged.ToTable("acknowledged").HasKey(row => row.Id);
            acknowledged.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
            acknowledged.Property(row => row.Sequence).HasColumnName("sequence");
            acknowledged.Property(row => row.Hash).HasColumnName("hash");
        });
    }
}

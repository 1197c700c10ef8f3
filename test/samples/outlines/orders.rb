# frozen_string_literal: true

require 'json'
require_relative "prices/table"
autoload :Report, 'orders/report'

# What customers ordered.
module Shop
  # Most lines of one order.
  LINES_MAX = 100

  # What can go wrong.
  class OrderError < StandardError; end

  # An order of one customer.
  #
  # Lines are kept in order.
  class Orders::Order < Base
    include Comparable # not a declaration

    STATES = %i[open paid].freeze

    attr_reader :id, :lines
    attr_accessor :note

    Line = Struct.new(:article, :count) do
      # What it costs.
      def price
        count * 2
      end
    end

    class << self
      # Finds an order.
      def find(id, cache: {})
        cache.fetch(id) { new(id) }
      end

      private

      def hidden_finder; end
    end

    def self.from_json(text)
      new(JSON.parse(text)['id'])
    end

    # Makes an empty order.
    def initialize(id, *lines, note: nil, &block)
      @id = id
      @lines = lines
    end

    def <=>(other)
      id <=> other.id
    end

    def open? = !paid?

    def total=(value)
      local = value
      @total = local
    end

    alias size count
    alias_method :length, :count
    define_method(:paid?) { false }

    protected

    def compare_key; end

    private

    RATE = 0.19

    # Only for itself.
    def tax
      total * RATE
    end

    def helper; end

    public

    def shown_again; end

    private def also_hidden; end
  end
end

$orders = {}

def print_orders(orders = $orders)
  puts orders
end
